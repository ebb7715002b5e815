import type { Json } from '#lib/domain/schema/kind.ts'
import type { Store } from '#lib/store/types.ts'
import type { Ports } from '../ports.ts'
import type { Session } from '../session/session.ts'

/**
 * Renews the gateway session with the device's credential, silently. New grants take effect at once; scopes
 * that this person may no longer read are dropped, never with unsent entries in them.
 */
export async function renewSession(
  ports: Ports,
  session: Session,
  onRenewed: () => Promise<void>,
): Promise<'renewed' | 'revoked' | 'failed'> {
  const { login, device } = session.me
  const answer = await ports.gateway.renew({ login, device: device.id, credential: session.credential })
  if (!answer.ok) return answer.reason === 'revoked' ? 'revoked' : 'failed'
  const { credential, ...granted } = answer.value
  void credential
  session.granted = granted
  await session.store.putSealed('session', granted as unknown as Json)
  await dropLostScopes(session)
  await onRenewed()
  return 'renewed'
}

/**
 * Drops what this person may no longer read. A scope with unsent entries stays until they are settled, and they lie
 * among what was refused, with the reason: waiting for a network would be waiting for ever.
 */
export async function dropLostScopes(session: Session): Promise<void> {
  const held = await session.store.scopes()
  if (!held.ok) return
  const lost = held.value.filter(({ scope }) => !session.granted.databases.includes(scope))
  for (const { scope } of lost) {
    await refuseUnsent(session.store, scope)
    await session.store.dropScope(scope)
  }
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
