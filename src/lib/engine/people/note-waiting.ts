import type { Ports } from '../ports.ts'
import type { Session } from '../session/session.ts'

/**
 * Writes on the open list how much a person has not sent, when that moved. Not only at locking: a tablet that
 * dies with an open vault must still ask before anyone removes that person.
 * `counted`: what it is, where somebody has just counted it.
 */
export async function noteWaiting(ports: Ports, session: Session, counted?: number): Promise<number> {
  const known = await ports.keyring.person(session.person)
  const waiting = counted ?? (await countWaiting(session))
  if (!known || waiting === undefined) return known?.waiting ?? 0
  if (waiting !== known.waiting) await ports.keyring.change(session.person, { waiting })
  return waiting
}

async function countWaiting({ store }: Session): Promise<number | undefined> {
  const counts = await store.counts()
  return counts.ok ? counts.value.local + counts.value.refused : undefined
}
