import type { Ports } from '../ports.ts'
import type { Session } from '../session/session.ts'

/**
 * Writes on the open list how much a person has not sent, when that moved. Not only at locking: a tablet that
 * dies with an open vault must still ask before anyone removes that person.
 */
export async function noteWaiting(ports: Ports, session: Session): Promise<number> {
  const known = await ports.keyring.person(session.person)
  const counts = await session.store.counts()
  if (!known || !counts.ok) return known?.waiting ?? 0
  const waiting = counts.value.local + counts.value.refused
  if (waiting !== known.waiting) await ports.keyring.change(session.person, { waiting })
  return waiting
}
