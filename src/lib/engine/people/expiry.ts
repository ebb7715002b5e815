import type { Ports } from '../ports.ts'
import type { Session } from '../session/session.ts'

/** Days without an exchange after which a vault drops itself whole (design.md, Databases). */
const expiryDays = 30

/** True when a vault has not been exchanged for 30 days and holds nothing unsent. A clock set back frees nothing. */
export async function isExpired(ports: Ports, session: Session): Promise<boolean> {
  const standing = await session.store.standing()
  if (!standing.ok) return false
  const { counts, scopes } = standing.value
  if (counts.local + counts.refused > 0) return false
  const pulls = scopes.flatMap(({ lastPull }) => (lastPull === undefined ? [] : [Date.parse(lastPull)]))
  if (pulls.length === 0) return false
  return ports.runtime.now() - Math.max(...pulls) > expiryDays * 86_400_000
}
