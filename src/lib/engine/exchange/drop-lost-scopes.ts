import type { Store } from '#lib/store/types.ts'
import type { Session } from '../session/session.ts'

/**
 * Drops what this person may no longer read. A scope with unsent entries stays until they are settled, and they lie
 * among what was refused, with the reason: waiting for a network would be waiting for ever. Answers whether any went.
 */
export async function dropLostScopes({
  store,
  granted,
}: Pick<Session, 'store' | 'granted'>): Promise<boolean> {
  const held = await store.scopes()
  if (!held.ok) return false
  let hasGone = false
  for (const { scope, isLost = false } of held.value) {
    const isGranted = granted.databases.includes(scope)
    if (isLost === isGranted) await store.markScope(scope, { isLost: !isGranted })
    if (isGranted) continue
    await refuseUnsent(store, scope)
    hasGone = (await store.dropScope(scope)).ok || hasGone
  }
  return hasGone
}

const atOnce = 500

async function refuseUnsent(store: Store, scope: string): Promise<void> {
  for (;;) {
    const unsent = await store.unsent(scope, atOnce)
    if (!unsent.ok || unsent.value.length === 0) return
    const ids = unsent.value.map(({ _id }) => _id)
    const marked = await store.mark(scope, ids, 'refused', 'forbidden')
    if (!marked.ok) return
  }
}
