import { commitReceived } from './commit-change.ts'
import type { Core } from './core.ts'
import { refOf } from './keys.ts'
import { done, type Outcome } from './outcome.ts'
import { newAside } from './quarantine.ts'
import type { Batch, Received, Scope } from './types.ts'

/**
 * [S4] Stores a pulled batch: entries, the records that they change, what was broken among them and the cursor
 * that becomes true with them. What is taken away for ever does not come back, whenever it arrives.
 */
export async function receive(core: Core, scope: Scope, batch: Batch): Promise<Outcome<Received>> {
  const aside = await newAside(core, scope, batch.broken ?? [])
  if (!aside.ok) return aside
  const confirms = batch.confirms ?? true
  const beside = { confirms, scopes: [{ scope, ...batch.marks }], aside: aside.value, released: [] }
  const committed = await commitReceived(core, 'receive', [{ scope, entries: batch.entries }], beside)
  if (!committed.ok) return committed
  const { plan, confirmed, lost } = committed.value
  const records = plan.records.map(({ key }) => refOf(key))
  return done({ fresh: plan.fresh.length, confirmed, dropped: plan.drops.length, lost, records })
}
