import { databasesFor } from '#lib/domain/schema/database.ts'
import type { Grant } from '#lib/domain/schema/roles.ts'
import type { Certificate } from '#lib/entries/certificate.ts'
import type { Gateway } from '../gateway.ts'
import { sessionLimits, type Session } from './sessions.ts'

/** What a device is told of its session. `databases` are those that it may read; `expires` is a moment in UTC. */
export type SessionView = {
  login: string
  name: string
  grants: Grant[]
  databases: string[]
  epoch: string
  gateway: { device: string; publicKey: string }
  certificate: Certificate
  expires: string
}

/** A session as its device sees it. */
export function viewSession(
  { databases, epoch, key }: Pick<Gateway, 'databases' | 'epoch' | 'key'>,
  session: Session,
  certificate: Certificate,
): SessionView {
  const { login, person, started } = session
  const granted = databasesFor(person.grants).filter(({ name }) => databases.has(name))
  return {
    login,
    name: person.name,
    grants: person.grants,
    databases: granted.map(({ name }) => name),
    epoch: epoch.current(),
    gateway: { device: key.device, publicKey: key.publicKey },
    certificate,
    expires: new Date(started + sessionLimits.whole).toISOString(),
  }
}
