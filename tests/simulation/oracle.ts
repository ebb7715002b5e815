import { canonicalJson } from '#lib/entries/canonical.ts'
import type { Json } from '#lib/domain/schema/kind.ts'
import type { Entry } from '#lib/entries/entry.ts'

/** One value that somebody asked a device to save. */
export type Attempt = { device: string; login: string; path: string; value: Json }

/** Where a value lies. */
export type Place = { tavolo: string; record: string; case?: string | undefined }

/** Where it was written, when its case went to another tavolo. */
type Past = { wrote?: string }

/**
 * One value that the engine acknowledged as saved. `excused`: nobody owes it any more, since its tablet was
 * destroyed or its person let go before it was sent, or since it was erased.
 */
export type Acknowledged = Attempt & Place & Past & { step: number; excused?: true }

/** What may be erased. */
export type Erased = { case: string } | { record: string } | { entry: Entry }

/** Outside the system: what people asked for, and what they were told is saved. */
export type Oracle = {
  attempts: ReadonlySet<string>
  log: Acknowledged[]
  attempt(attempt: Attempt): void
  note(entry: Acknowledged): void
  /** After a tablet was destroyed: what only it had is owed to nobody. Answers how many values that were. */
  excuse(device: string, onReplica: readonly Entry[], tavolo?: string): number
  /** What a device acknowledged before a step, is still owed, and is not among these entries. */
  missing(device: string, before: number, entries: readonly Entry[]): Acknowledged[]
  /** What was erased is owed to nobody, whoever still writes it: a case, a record, or what one entry set. */
  erase(target: Erased): void
  /** A case went to another tavolo: all that was ever written of it, and is from now on, is owed there. */
  move(ofCase: string, tavolo: string): void
  /** Cases and records that are gone for ever. */
  erased: ReadonlySet<string>
}

/** An oracle that has heard nothing yet. */
export function createOracle(): Oracle {
  const log: Acknowledged[] = []
  const attempts = new Set<string>()
  const erased = new Set<string>()
  const moved = new Map<string, string>()
  const rehome = (each: Acknowledged): Acknowledged => {
    const tavolo = moved.get(each.case ?? each.record)
    return tavolo === undefined ? each : { ...each, wrote: each.wrote ?? each.tavolo, tavolo }
  }
  const isErased = (each: Acknowledged) => erased.has(each.record) || erased.has(each.case ?? '')
  return {
    attempts,
    log,
    attempt: ({ login, path, value }) => void attempts.add(attemptKey(login, path, value)),
    erased,
    note: (entry) => void log.push(isErased(entry) ? { ...entry, excused: true } : rehome(entry)),
    move(ofCase, tavolo) {
      moved.set(ofCase, tavolo)
      log.forEach((each, i) => (log[i] = rehome(each)))
    },
    excuse(device, onReplica, tavolo) {
      const own = log.filter((each) => each.device === device && !each.excused)
      const there = own.filter((each) => tavolo === undefined || (each.wrote ?? each.tavolo) === tavolo)
      const lost = there.filter((each) => !isAmong(onReplica, each))
      for (const each of lost) each.excused = true
      return lost.length
    },
    missing: (device, before, entries) =>
      log.filter(
        (each) => each.device === device && each.step < before && !each.excused && !isAmong(entries, each),
      ),
    erase(target) {
      if ('case' in target) erased.add(target.case)
      else if ('record' in target) erased.add(target.record)
      const isGone = (each: Acknowledged) =>
        'entry' in target ? isAmong([target.entry], each) : isErased(each)
      for (const each of log) if (isGone(each)) each.excused = true
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
