import type { Core } from './core.ts'
import type { TableName } from './database.ts'
import { done, refuse, type Outcome, type StoreRefusal } from './outcome.ts'
import type { GateRow } from './rows.ts'

/**
 * What a write did besides its value. `marks`: nothing that a fold depends on. `rows`: records moved.
 * `drops`: something was taken away, so what others hold in memory may be too much.
 */
export type Written<T> = { value: T; change: 'marks' | 'rows' | 'drops' }

/** Runs Dexie calls, and nothing else, in one read transaction. */
export async function readStore<T>(
  core: Core,
  step: string,
  tables: readonly TableName[],
  body: () => Promise<T>,
): Promise<Outcome<T>> {
  await core.tap?.(`${step}:before`)
  const outcome = await settleOpen(core, (noted) =>
    // Dexie follows native promises through a transaction only from a function that it sees is async.
    core.db.transaction('r', [...tables], async (transaction) => {
      noted(transaction)
      return await body()
    }),
  )
  await core.tap?.(`${step}:after`)
  return outcome
}

/**
 * [S2] [S8] Runs Dexie calls, and nothing else, in one strict write transaction, which reads the gate first: a
 * newer app's epoch refuses it. `stamp` is this write's number; it counts when the body changed rows.
 */
export async function writeStore<T>(
  core: Core,
  step: string,
  tables: readonly TableName[],
  body: (stamp: number, gate: GateRow) => Promise<Written<T>>,
): Promise<Outcome<T>> {
  await core.tap?.(`${step}:before`)
  const outcome = await settleOpen(core, (noted) =>
    core.db.transaction('rw', [...tables, 'gate'], async (transaction): Promise<Outcome<T>> => {
      noted(transaction)
      const gate = await core.db.gate.get('gate')
      if (!gate || gate.epoch > core.epoch) return refuse('newer-app')
      const stamp = gate.writes + 1
      const { value, change } = await body(stamp, gate)
      if (change !== 'marks') {
        await core.db.gate.put({ ...gate, writes: stamp, ...(change === 'drops' && { drops: stamp }) })
      }
      return done(value)
    }),
  )
  if (!outcome.ok) return outcome
  await core.tap?.(`${step}:after`)
  return outcome.value
}

/** Dexie's transaction as far as a failure is read from it. */
type Noted = { idbtrans: IDBTransaction }

type Run<T> = (noted: (transaction: Noted) => void) => PromiseLike<T>

/** [S15] Where the browser closed the database, it did so before the transaction: that runs again. */
async function settleOpen<T>(core: Core, run: Run<T>): Promise<Outcome<T>> {
  const outcome = await settle(run)
  // Once it could not be opened, Dexie answers with why, no longer that it is closed.
  if (outcome.ok || (outcome.reason !== 'closed' && core.db.isOpen())) return outcome
  if (await core.revive()) return settle(run)
  return outcome.reason === 'full' ? outcome : refuse('closed')
}

async function settle<T>(run: Run<T>): Promise<Outcome<T>> {
  let transaction: Noted | undefined
  try {
    return done(await run((opened) => void (transaction = opened)))
  } catch (error) {
    return refuse(refusalOf(error, transaction?.idbtrans.error))
  }
}

const refusals: Readonly<Record<string, StoreRefusal>> = {
  QuotaExceededError: 'full',
  VersionError: 'newer-app',
  DatabaseClosedError: 'closed',
  InvalidStateError: 'closed',
  UnknownError: 'storage',
  AbortError: 'storage',
  OpenFailedError: 'storage',
  TimeoutError: 'storage',
  // What is asked of a transaction after the browser has broken it off.
  TransactionInactiveError: 'storage',
}

/**
 * What the browser's or Dexie's error means. What broke the transaction off says more than what then failed in
 * it, and what Dexie wraps more than the wrapping. Anything that is none of these is a bug, and is thrown on.
 */
export function refusalOf(error: unknown, brokenBy?: DOMException | null): StoreRefusal {
  const failures = error instanceof Error && 'failures' in error ? (error.failures as unknown[]) : []
  const inner = error instanceof Error && 'inner' in error ? error.inner : undefined
  const known = [brokenBy, inner, ...failures, error]
    .map((each) => (each instanceof Object && 'name' in each ? String(each.name) : ''))
    .find((name) => Object.hasOwn(refusals, name))
  if (known === undefined) throw error
  return refusals[known] as StoreRefusal
}
