import { commitChange } from './commit-change.ts'
import type { Core } from './core.ts'
import { refOf } from './keys.ts'
import { done, type Outcome } from './outcome.ts'
import type { Part, Saved, SaveRefusal } from './types.ts'

/**
 * [S3] Saves own new entries, all or none. Resolves after the commit. Refuses whole when any is about
 * something erased or let go, so that the form keeps its words and says so.
 */
export async function save(core: Core, parts: readonly Part[]): Promise<Outcome<Saved, SaveRefusal>> {
  const scopes = parts.map(({ scope }) => ({ scope }))
  const beside = { confirms: false, scopes, aside: [], released: [] }
  const committed = await commitChange(core, { step: 'save', parts, own: true, beside })
  if (!committed.ok) return committed
  const { plan, lost } = committed.value
  const moved = plan.gone.map(({ entry }) => entry._id)
  return done({ records: plan.records.map(({ key }) => refOf(key)), moved, lost })
}
