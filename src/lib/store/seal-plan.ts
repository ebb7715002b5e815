import type { Entry } from '#lib/entries/entry.ts'
import type { Removals } from '#lib/entries/removals.ts'
import type { AwayPlan } from './away.ts'
import type { Core } from './core.ts'
import { done, type Outcome } from './outcome.ts'
import { packRecord } from './pack-record.ts'
import type { Plan } from './plan-change.ts'
import type { Key, LogRow, OwnRow, QuarantineRow, RecordRow, ScopeRow } from './rows.ts'
import { sealRows } from './sealing.ts'
import type { Scope } from './types.ts'

/** Everything of one change, sealed and ready: nothing is left to do in the transaction but to read and write. */
export type SealedPlan = {
  plan: Plan
  away: AwayPlan
  /** The write as of which the plan is true. */
  asOf: number
  /** Scopes where removals came in, and all that is then taken away: no other write may have come between. */
  removing: ReadonlyMap<Scope, Removals>
  own: OwnRow[]
  records: RecordRow[]
  log: LogRow
  beside: Beside
}

/** What becomes true together with the entries. */
export type Beside = {
  /** The replica has what came in: own entries among it are confirmed. */
  confirms: boolean
  scopes: ScopeRow[]
  aside: QuarantineRow[]
  released: readonly string[]
}

/**
 * [S1] Seals a plan. Of an own change also what is gone to another tavolo with its case: that is not folded
 * here, but it must still reach the replica. Stamps are given when it is written.
 */
export async function sealPlan(
  core: Core,
  plan: Plan,
  own: boolean,
): Promise<Outcome<Pick<SealedPlan, 'own' | 'records' | 'log'>>> {
  const mine = own ? [...plan.fresh, ...plan.gone].map((placed) => ({ ...placed, value: placed.entry })) : []
  const whole = plan.records.flatMap(({ key, folded, entries }) =>
    folded ? [{ key, entries, value: packRecord(folded, entries) }] : [],
  )
  const [owned, records] = await Promise.all([sealRows(core, 'own', mine), sealRows(core, 'records', whole)])
  if (!owned.ok) return owned
  if (!records.ok) return records
  return done({
    own: mine.map(({ key, scope, entry }, i) => ownRow(key, scope, entry, owned.value[i] as Uint8Array)),
    records: whole.map(({ key }, i) => ({ key, stamp: 0, sealed: records.value[i] as Uint8Array })),
    log: logOf(plan.records),
  })
}

function ownRow(key: Key, scope: Scope, entry: Entry, sealed: Uint8Array): OwnRow {
  return {
    key,
    scope,
    mark: 'local',
    stamp: 0,
    ...(entry.case !== undefined && { case: entry.case }),
    sealed,
  }
}

/** What the log says of records that were folded, or are gone when nothing of them is left. */
export function logOf(records: readonly { key: Key; entries: readonly Entry[]; folded?: object }[]): LogRow {
  const whole = records.filter(({ folded }) => folded)
  const gone = records.filter(({ folded }) => !folded).map(({ key }) => key)
  return {
    stamp: 0,
    keys: whole.map(({ key }) => key),
    entries: whole.map(({ entries }) => entries.length),
    cases: whole.map(({ entries }) => [...new Set(entries.flatMap((entry) => entry.case ?? []))].join(' ')),
    ...(gone.length > 0 && { gone }),
  }
}
