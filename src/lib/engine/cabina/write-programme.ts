import { targetCodes, targetPath, type TargetCode } from '#lib/domain/counting/programme.ts'
import { isDay } from '#lib/domain/schema/fields.ts'
import type { Json } from '#lib/domain/schema/kind.ts'
import { seenOf } from '#lib/entries/read.ts'
import type { Outcome } from '../api.ts'
import { readRecord } from '../session/read-record.ts'
import type { Session } from '../session/session.ts'
import { write } from '../session/write.ts'
import { programmeOf } from './open-cabina.ts'

/** A programme as the Cabina resolves it; a target of nothing is none. */
export type ProgrammeInput = {
  year: string
  targets: Partial<Record<TargetCode, number>>
  resolution: string
  resolvedOn: string
}

/** Settles the targets of a year, by a resolution; a later one replaces them, and both stay in the history. */
export async function saveProgramme(session: Session, input: ProgrammeInput): Promise<Outcome> {
  if (!/^20\d\d$/.test(input.year)) return { ok: false, reason: 'required', path: 'year' }
  if (!input.resolution.trim()) return { ok: false, reason: 'required', path: 'resolution' }
  if (!isDay(input.resolvedOn)) return { ok: false, reason: 'required', path: 'resolvedOn' }
  const record = programmeOf(input.year)
  const found = (await readRecord(session, record))?.folded
  const values: Record<string, Json> = {
    ...(!found && { year: input.year }),
    ...Object.fromEntries(targetCodes.map((code) => [targetPath(code), input.targets[code] ?? null])),
    resolution: input.resolution.trim(),
    resolvedOn: input.resolvedOn,
  }
  const changes = Object.entries(values)
    .map(([path, value]) => ({ path, value, seen: seenOf(found, path) }))
    .filter(({ value, seen }) => value !== null || seen.length > 0)
  const saved = await write(session, 'rete', [{ kind: 'programme', record, changes }])
  return saved.ok ? { ok: true } : saved
}
