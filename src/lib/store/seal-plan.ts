import type { Entry } from '#lib/entries/entry.ts'
import type { Removals } from '#lib/entries/removals.ts'
import type { Core } from './core.ts'
import { keyOf, splitKey } from './keys.ts'
import type { Plan } from './plan-change.ts'
import type { EntryRow, Key, QuarantineRow, RecordRow, ScopeRow } from './rows.ts'
import { done, type Outcome } from './outcome.ts'
import { sealRows, withoutRevision } from './sealing.ts'
import type { Scope } from './types.ts'

/** Everything of one change, sealed and ready: nothing is left to do in the transaction but to read and write. */
export type SealedPlan = {
  plan: Plan
  /** The write as of which the plan is true. */
  asOf: number
  /** Scopes where removals came in, and all that is then taken away: no other write may have come between. */
  removing: ReadonlyMap<Scope, Removals>
  entries: EntryRow[]
  records: RecordRow[]
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
 * here, but it must still reach the replica.
 */
export async function sealPlan(
  core: Core,
  plan: Plan,
  own: boolean,
): Promise<Outcome<Pick<SealedPlan, 'plan' | 'entries' | 'records'>>> {
  const fresh = own ? [...plan.fresh, ...plan.gone] : plan.fresh
  const folded = plan.records.flatMap(({ key, folded, entries }) =>
    folded ? [{ key, value: folded, entries }] : [],
  )
  const [entries, records] = await Promise.all([
    sealRows(
      core,
      'entries',
      fresh.map(({ key, entry }) => ({ key, value: withoutRevision(entry) })),
    ),
    sealRows(core, 'records', folded),
  ])
  if (!entries.ok) return entries
  if (!records.ok) return records
  return done({
    plan: own ? { ...plan, gone: [] } : plan,
    entries: fresh.map(({ key, scope, entry }, i) => {
      const row: EntryRow = { key, sealed: entries.value[i] as Uint8Array }
      return own ? { ...row, ...ownMarks(scope, entry) } : row
    }),
    records: folded.map((record, i) => recordRow(record.key, record.entries, records.value[i] as Uint8Array)),
  })
}

function ownMarks(scope: Scope, entry: Entry): Pick<EntryRow, 'scope' | 'mark' | 'case'> {
  return { scope, mark: 'local', ...(entry.case !== undefined && { case: entry.case }) }
}

/** A folded record's row; its stamp is given when it is written. */
export function recordRow(key: Key, entries: readonly Entry[], sealed: Uint8Array): RecordRow {
  const { scope } = splitKey(key)
  const cases = new Set(
    entries.flatMap((entry) => (entry.case === undefined ? [] : keyOf(scope, entry.case))),
  )
  return { key, stamp: 0, ...(cases.size > 0 && { cases: [...cases] }), sealed }
}
