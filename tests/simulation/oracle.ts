import { canonicalJson } from '#lib/entries/canonical.ts'
import type { Json } from '#lib/domain/schema/kind.ts'
import type { Entry } from '#lib/entries/entry.ts'

/** One value that somebody asked a device to save. */
export type Attempt = { device: string; login: string; path: string; value: Json }

/** One value that the engine acknowledged as saved. `excused`: its tablet was destroyed before it was sent. */
export type Acknowledged = Attempt & { step: number; record: string; excused?: true }

/** Outside the system: what people asked for, and what they were told is saved. */
export type Oracle = {
  attempts: ReadonlySet<string>
  log: Acknowledged[]
  attempt(attempt: Attempt): void
  note(entry: Acknowledged): void
  /** After a tablet was destroyed: what only it had is owed to nobody. Answers how many values that were. */
  excuse(device: string, onReplica: readonly Entry[]): number
}

/** An oracle that has heard nothing yet. */
export function createOracle(): Oracle {
  const log: Acknowledged[] = []
  const attempts = new Set<string>()
  return {
    attempts,
    log,
    attempt: ({ login, path, value }) => void attempts.add(attemptKey(login, path, value)),
    note: (entry) => void log.push(entry),
    excuse(device, onReplica) {
      const lost = log.filter((each) => each.device === device && !each.excused && !isAmong(onReplica, each))
      for (const each of lost) each.excused = true
      return lost.length
    },
  }
}

/** How an attempt is known again in an entry. */
export function attemptKey(login: string, path: string, value: Json | undefined): string {
  return `${login} ${path} ${canonicalJson(value)}`
}

function isAmong(entries: readonly Entry[], { login, record, path, value }: Acknowledged): boolean {
  const text = canonicalJson(value)
  return entries.some(
    (entry) =>
      entry.author === login &&
      entry.record === record &&
      path in entry.set &&
      canonicalJson(entry.set[path]) === text,
  )
}

/** A promise that was not kept. */
export type Violation = { promise: string; detail: string }
