import { catchUp } from './catch-up.ts'
import type { Core } from './core.ts'
import { allWithin } from './keys.ts'
import { done, refuse, type Outcome } from './outcome.ts'
import { ownWith } from './own-rows.ts'
import { readStore, writeStore } from './transact.ts'
import type { Scope, ScopeMarks } from './types.ts'

/** What sync remembers of every scope that holds anything. */
export function scopes(core: Core): Promise<Outcome<ScopeMarks[]>> {
  return readStore(core, 'scopes', ['scopes'], () => core.db.scopes.toArray())
}

/** Remembers marks of a scope that no batch comes with; those not given stay. */
export async function markScope(
  core: Core,
  scope: Scope,
  marks: Partial<Omit<ScopeMarks, 'scope'>>,
): Promise<Outcome<null>> {
  const marked = await writeStore(core, 'scope', ['scopes'], async () => {
    await core.db.scopes.put({ ...(await core.db.scopes.get(scope)), ...marks, scope })
    return { value: null, change: 'marks' }
  })
  if (marked.ok) core.emit({ type: 'changed', records: [], scopes: [scope], counts: false })
  return marked
}

/** [S7] Drops all of a scope in one transaction. Refuses while own entries are local or refused, unless forced. */
export async function dropScope(core: Core, scope: Scope, force: boolean): Promise<Outcome<null, 'unsent'>> {
  const { db } = core
  const { above, below } = allWithin(scope)
  const tables = ['records', 'own', 'log', 'scopes', 'receipts', 'away', 'quarantine'] as const
  const dropped = await writeStore<boolean>(core, 'drop-scope', tables, async (stamp) => {
    const waiting = [
      await ownWith(core, scope, 'local').count(),
      await ownWith(core, scope, 'refused').count(),
    ]
    if (waiting.some((count) => count > 0) && !force) return { value: false, change: 'marks' }
    await db.records.where('key').between(above, below, false, false).delete()
    await db.own.where('key').between(above, below, false, false).delete()
    await db.receipts.where('key').between(above, below, false, false).delete()
    await db.away.where('key').between(above, below, false, false).delete()
    await db.quarantine.where('scope').equals(scope).delete()
    await db.scopes.delete(scope)
    await db.log.add({ stamp, keys: [], entries: [], cases: [], goneScope: scope })
    return { value: true, change: 'drops' }
  })
  if (!dropped.ok) return dropped
  if (!dropped.value) return refuse('unsent')
  const caught = await catchUp(core)
  core.emit({ type: 'changed', records: [], scopes: [scope], counts: true })
  return caught.ok ? done(null) : caught
}
