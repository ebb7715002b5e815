import type { Json } from '#lib/domain/schema/kind.ts'
import type { Outcome } from '../api.ts'
import type { Ports } from '../ports.ts'
import type { Session } from '../session/session.ts'
import { refused } from './enrol.ts'

/** A password login on a device that has a vault: the gateway no longer knew its credential. The queue stays. */
export async function signInAgain(ports: Ports, session: Session, password: string): Promise<Outcome> {
  const { id, label } = session.me.device
  const device = { id, label, publicKey: session.key.publicKey }
  const answer = await ports.gateway.signIn({ login: session.me.login, password, device })
  if (!answer.ok) return refused(answer)
  const { credential, ...granted } = answer.value
  session.granted = granted
  await session.store.putSealed('session', granted as unknown as Json)
  if (credential !== undefined) {
    session.credential = credential
    await session.store.putSealed('credential', credential)
  }
  return { ok: true }
}
