import type { EntryId } from '#lib/entries/entry.ts'
import type { Core } from './core.ts'
import { splitKey } from './keys.ts'
import { identityOf, isUnsent, unconfirmedKeys, unsentRows } from './own-rows.ts'
import type { Plan } from './plan-change.ts'
import { isErased } from './removals.ts'
import type { EntryRow, GateRow, Key, ScopeRow } from './rows.ts'
import type { SealedPlan } from './seal-plan.ts'

/** What a written plan did. `lost`: own entries, never sent, that an erasure took. */
export type WrittenPlan = { confirmed: EntryId[]; lost: EntryId[]; dropped: number }

/** [S2] True when a record of the plan was written since the plan was made, or anything was taken away. */
export async function hasMoved(core: Core, sealed: SealedPlan, gate: GateRow): Promise<boolean> {
  if (gate.writes === sealed.asOf) return false
  if (gate.drops > sealed.asOf || sealed.removing.size > 0) return true
  const rows = await core.db.records.bulkGet(sealed.plan.records.map(({ key }) => key))
  return rows.some((row) => row !== undefined && row.stamp > sealed.asOf)
}

/** [S3] [S4] Writes a plan. Runs inside a transaction over all that it names: Dexie calls only. */
export async function writePlan(core: Core, sealed: SealedPlan, stamp: number): Promise<WrittenPlan> {
  const { plan } = sealed
  const written: WrittenPlan = { confirmed: [], lost: [], dropped: 0 }
  if (sealed.beside.confirms && plan.present.length > 0) await confirm(core, plan, written)
  await drop(core, sealed, written)
  if (sealed.entries.length > 0) {
    await core.db.entries.bulkPut(sealed.entries.map((row) => (row.mark ? { ...row, stamp } : row)))
  }
  const records = sealed.records.map((row) => ({ ...row, stamp }))
  if (records.length > 0) await core.db.records.bulkPut(records)
  const empty = plan.records.filter(({ folded }) => !folded).map(({ key }) => key)
  if (empty.length > 0) await core.db.records.bulkDelete(empty)
  await writeScopes(core, sealed.beside.scopes)
  if (sealed.beside.aside.length > 0) await core.db.quarantine.bulkPut(sealed.beside.aside)
  if (sealed.beside.released.length > 0) await core.db.quarantine.bulkDelete([...sealed.beside.released])
  return written
}

/** [S5] Own entries that came back from the replica are confirmed. */
async function confirm(core: Core, plan: Plan, written: WrittenPlan): Promise<void> {
  const scopes = new Set(plan.present.map((key) => splitKey(key).scope))
  const waiting = new Set<Key>()
  for (const scope of scopes) for (const key of await unconfirmedKeys(core, scope)) waiting.add(key)
  const keys = plan.present.filter((key) => waiting.has(key))
  if (keys.length === 0) return
  const rows = (await core.db.entries.bulkGet(keys)).flatMap((row) => row ?? [])
  await core.db.entries.bulkPut(rows.map(({ reason: _, ...row }) => ({ ...row, mark: 'confirmed' as const })))
  written.confirmed.push(...idsOf(rows))
}

/** [S6] Deletes what is taken away, but for own entries of a moved case that the replica has not yet seen. */
async function drop(core: Core, sealed: SealedPlan, written: WrittenPlan): Promise<void> {
  const { gone, drops } = sealed.plan
  const seen = new Set(sealed.beside.confirms ? gone.map(({ key }) => key) : [])
  const erased = new Map<Key, boolean>([...gone, ...drops].map((each) => [each.key, each.erased]))
  for (const [scope, removals] of sealed.removing) {
    // What stayed here unsent when its case went has no record any more, and may now be erased with it.
    for (const row of await unsentRows(core, scope)) {
      if (isErased(identityOf(row), removals)) erased.set(row.key, true)
    }
  }
  if (erased.size === 0) return
  const rows = (await core.db.entries.bulkGet([...erased.keys()])).flatMap((row) => row ?? [])
  const onlyHere = (row: EntryRow) => isUnsent(row) && !seen.has(row.key)
  const dead = rows.filter((row) => !onlyHere(row) || erased.get(row.key))
  await core.db.entries.bulkDelete(dead.map(({ key }) => key))
  written.dropped = dead.length
  written.lost.push(...idsOf(dead.filter(onlyHere)))
  written.confirmed.push(
    ...idsOf(dead.filter((row) => row.mark && row.mark !== 'confirmed' && seen.has(row.key))),
  )
}

function idsOf(rows: readonly EntryRow[]): EntryId[] {
  return rows.map(({ key }) => splitKey(key).id)
}

/** A row for every scope that holds anything, with the marks that became true with this change. */
async function writeScopes(core: Core, scopes: readonly ScopeRow[]): Promise<void> {
  for (const row of scopes) {
    const known = await core.db.scopes.get(row.scope)
    if (!known || Object.keys(row).length > 1) await core.db.scopes.put({ ...known, ...row })
  }
}
