import type { Json } from '#lib/domain/schema/kind.ts'
import { planMoves, type PlanState } from '#lib/domain/workflow/plan-states.ts'
import { whyNotMove } from '#lib/domain/workflow/moves.ts'
import { conflictsOf, coversOf, itemsOf, seenOf, textOf, valueOf } from '#lib/entries/read.ts'
import type { StoredRecord } from '#lib/store/types.ts'
import type { Outcome } from '../api.ts'
import { dayOf } from '../session/fresh.ts'
import { readRecord } from '../session/read-record.ts'
import { rolesOf } from '../session/refuse-change.ts'
import type { Session } from '../session/session.ts'
import { write, type Draft } from '../session/write.ts'
import { putPart } from './add-part.ts'

const lists = ['objectives', 'ownTasks', 'bodyTasks', 'aids'] as const

/**
 * "Nuovo progetto": the first version, or the next one, which begins as a copy of the last and says why. Two who
 * begin the same version offline make one.
 */
export async function newPlan(
  session: Session,
  caseRecord: string,
  why?: string,
): Promise<Outcome<{ record: string }>> {
  const read = await session.store.caseRecords(caseRecord)
  if (!read.ok) return { ok: false, reason: 'not-found' }
  const versionOf = (stored: StoredRecord) => Number(valueOf(stored.folded, 'version') ?? 0)
  const [last] = read.value.records
    .filter(({ folded }) => folded.kind === 'plan')
    .sort((a, b) => versionOf(b) - versionOf(a))
  if (last && ['BOZZA', 'CONCORDATO'].includes(textOf(last.folded, 'state') ?? ''))
    return { ok: true, record: last.folded.record }
  if (last && !why?.trim()) return { ok: false, reason: 'required', path: 'revisionWhy' }
  const version = last ? versionOf(last) + 1 : 1
  const fields = {
    version,
    state: 'BOZZA',
    stateSince: dayOf(session.runtime.now()),
    ...(last && { previous: last.folded.record, revisionWhy: why ?? '', ...copied(last, ['reviewMonths']) }),
  }
  const items = last && Object.fromEntries(lists.map((list) => [list, itemsIn(last, list)]))
  return putPart(session, caseRecord, 'plan', { fields, ...(items && { items }), slot: String(version) })
}

/** What the move of a plan brings along: a reason, or how the person signed. */
export type PlanMove = { reason?: string; way?: string; signature?: string }

/** Moves a version of a plan. Signing freezes what is here now; the version that becomes active puts the one before it away. */
export async function movePlan(
  session: Session,
  record: string,
  to: PlanState,
  extra: PlanMove,
): Promise<Outcome> {
  const found = await readRecord(session, record)
  if (!found?.folded.case || found.folded.kind !== 'plan') return { ok: false, reason: 'not-found' }
  const { folded } = found
  const from = (textOf(folded, 'state') ?? 'BOZZA') as PlanState
  const why = whyNotMove(planMoves, from, to, rolesOf(session, found))
  if (why) return { ok: false, reason: why }
  const needs = planMoves.find((move) => move.from === from && move.to === to)?.needs
  if (needs === 'reason' && !extra.reason?.trim()) return { ok: false, reason: 'required', path: 'stateWhy' }
  const isSigning = needs === 'signature'
  const refused = isSigning ? refuseSigning(found, extra) : undefined
  if (refused) return refused
  const at = session.runtime.now()
  const values: Record<string, Json | undefined> = {
    state: to,
    stateSince: dayOf(at),
    stateWhy: extra.reason?.trim(),
    ...(isSigning && { way: extra.way, signature: extra.signature, signedAt: new Date(at).toISOString() }),
  }
  const own = draftOf(found, values, isSigning)
  const previous = to === 'ATTIVO' ? await putAway(session, found, dayOf(at)) : []
  const saved = await write(session, found.scope, [own, ...previous])
  return saved.ok ? { ok: true } : saved
}

function refuseSigning({ folded }: StoredRecord, { way }: PlanMove): Outcome<never> | undefined {
  const [path] = conflictsOf(folded)
  if (path !== undefined) return { ok: false, reason: 'in-conflict', path }
  const empty = (['objectives', 'ownTasks', 'bodyTasks'] as const).find(
    (list) => itemsOf(folded, list).length === 0,
  )
  if (empty) return { ok: false, reason: 'required', path: empty }
  return way ? undefined : { ok: false, reason: 'required', path: 'way' }
}

function draftOf(
  { folded }: StoredRecord,
  values: Record<string, Json | undefined>,
  isSigning: boolean,
): Draft {
  const changes = Object.entries(values).flatMap(([path, value]) =>
    value === undefined ? [] : [{ path, value, seen: seenOf(folded, path) }],
  )
  return {
    kind: 'plan',
    record: folded.record,
    case: folded.case,
    changes,
    ...(isSigning && { covers: coversOf(folded) }),
  }
}

/** The version before, while it is active, is put away by the one that follows it. */
async function putAway(session: Session, { folded }: StoredRecord, day: string): Promise<Draft[]> {
  const previous = await readRecord(session, textOf(folded, 'previous') ?? '')
  if (!previous || textOf(previous.folded, 'state') !== 'ATTIVO') return []
  const why = textOf(folded, 'revisionWhy')
  return [draftOf(previous, { state: 'SUPERATO', stateSince: day, stateWhy: why }, false)]
}

function copied({ folded }: StoredRecord, paths: readonly string[]): Record<string, Json> {
  return Object.fromEntries(
    paths.flatMap((path) => {
      const value = valueOf(folded, path)
      return value === undefined ? [] : [[path, value]]
    }),
  )
}

function itemsIn({ folded }: StoredRecord, list: string): Record<string, Json>[] {
  return itemsOf(folded, list).map((item) => {
    const prefix = `${list}/${item}/`
    const paths = Object.keys(folded.fields).filter((path) => path.startsWith(prefix))
    const leaves = paths.filter((path) => !path.endsWith('/removed'))
    return Object.fromEntries(
      leaves.flatMap((path) => {
        const value = valueOf(folded, path)
        return value === undefined ? [] : [[path.slice(prefix.length), value]]
      }),
    )
  })
}
