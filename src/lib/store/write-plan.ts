import type { EntryId } from '#lib/entries/entry.ts'
import { writeAway } from './away.ts'
import type { Core } from './core.ts'
import { splitKey } from './keys.ts'
import { identityOf, isUnsent, unconfirmedKeys, unsentRows } from './own-rows.ts'
import type { Plan } from './plan-change.ts'
import { isErased } from './removals.ts'
import type { GateRow, Key, OwnRow, ScopeRow } from './rows.ts'
import type { SealedPlan } from './seal-plan.ts'

/** What a written plan did. `lost`: own entries, never sent, that an erasure took. */
export type WrittenPlan = { confirmed: EntryId[]; lost: EntryId[] }

/** [S2] True when a record of the plan was written since the plan was made, or anything was taken away. */
export async function hasMoved(core: Core, sealed: SealedPlan, gate: GateRow): Promise<boolean> {
  if (gate.writes === sealed.asOf) return false
  if (gate.drops > sealed.asOf || sealed.removing.size > 0) return true
  const touched = new Set(sealed.plan.records.map(({ key }) => key))
  const rows = await core.db.log.where('stamp').above(sealed.asOf).toArray()
  return rows.some(
    ({ keys, gone, whole }) => whole || [...keys, ...(gone ?? [])].some((key) => touched.has(key)),
  )
}

/** [S3] [S4] Writes a plan. Runs inside a transaction over all that it names: Dexie calls only. */
export async function writePlan(core: Core, sealed: SealedPlan, stamp: number): Promise<WrittenPlan> {
  const { plan, log, beside } = sealed
  const { db } = core
  const confirmed = beside.confirms ? await confirmPresent(core, plan) : []
  const dropped = await dropOwn(core, sealed)
  if (sealed.own.length > 0) await db.own.bulkPut(sealed.own.map((row) => ({ ...row, stamp })))
  if (sealed.records.length > 0) await db.records.bulkPut(sealed.records.map((row) => ({ ...row, stamp })))
  if (log.gone) await db.records.bulkDelete(log.gone)
  if (plan.records.length + sealed.removing.size > 0) await db.log.add({ ...log, stamp })
  const erasures = plan.fresh.filter(({ entry }) => entry.kind === 'erasure').map(({ key }) => ({ key }))
  if (erasures.length > 0) await db.receipts.bulkPut(erasures)
  await writeScopes(core, beside.scopes)
  if (beside.aside.length > 0) await db.quarantine.bulkPut(beside.aside)
  if (beside.released.length > 0) await db.quarantine.bulkDelete([...beside.released])
  await writeAway(core, sealed.away)
  return { confirmed: [...confirmed, ...dropped.confirmed], lost: dropped.lost }
}

/** [S5] Own entries that came back from the replica are confirmed. */
async function confirmPresent(core: Core, { present }: Plan): Promise<EntryId[]> {
  const waiting = new Set<Key>()
  for (const scope of new Set(present.map((key) => splitKey(key).scope))) {
    for (const key of await unconfirmedKeys(core, scope)) waiting.add(key)
  }
  const keys = present.filter((key) => waiting.has(key))
  if (keys.length === 0) return []
  const rows = (await core.db.own.bulkGet(keys)).flatMap((row) => row ?? [])
  await core.db.own.bulkPut(rows.map(({ reason: _, ...row }) => ({ ...row, mark: 'confirmed' as const })))
  return idsOf(rows)
}

/** [S6] Deletes own rows of what is taken away, but of a moved case not those that the replica has not yet seen. */
async function dropOwn(core: Core, sealed: SealedPlan): Promise<WrittenPlan> {
  const { gone, drops } = sealed.plan
  const came = new Set(sealed.beside.confirms ? gone.map(({ key }) => key) : [])
  const erased = new Map<Key, boolean>([...gone, ...drops].map((each) => [each.key, each.erased]))
  for (const [scope, removals] of sealed.removing) {
    // What stayed here unsent when its case went has no record any more, and may now be erased with it.
    for (const row of await unsentRows(core, scope)) {
      if (isErased(identityOf(row), removals)) erased.set(row.key, true)
    }
  }
  if (erased.size === 0) return { confirmed: [], lost: [] }
  const rows = (await core.db.own.bulkGet([...erased.keys()])).flatMap((row) => row ?? [])
  const isOnlyHere = (row: OwnRow) => isUnsent(row) && !came.has(row.key)
  const dead = rows.filter((row) => !isOnlyHere(row) || erased.get(row.key))
  await core.db.own.bulkDelete(dead.map(({ key }) => key))
  return {
    confirmed: idsOf(dead.filter((row) => row.mark !== 'confirmed' && came.has(row.key))),
    lost: idsOf(dead.filter(isOnlyHere)),
  }
}

function idsOf(rows: readonly OwnRow[]): EntryId[] {
  return rows.map(({ key }) => splitKey(key).id)
}

/** A row for every scope that holds anything, with the marks that became true with this change. */
async function writeScopes(core: Core, scopes: readonly ScopeRow[]): Promise<void> {
  for (const row of scopes) {
    const known = await core.db.scopes.get(row.scope)
    if (!known || Object.keys(row).length > 1) await core.db.scopes.put({ ...known, ...row })
  }
}
