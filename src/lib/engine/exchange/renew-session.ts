import type { Json } from '#lib/domain/schema/kind.ts'
import type { Ports } from '../ports.ts'
import type { Session } from '../session/session.ts'
import { dropLostScopes } from './drop-lost-scopes.ts'

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
