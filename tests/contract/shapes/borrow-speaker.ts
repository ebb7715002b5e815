import { gatewayLogin, grantOf, type Grant } from '#lib/domain/schema/roles.ts'
import type { Credentials } from '#server/couch/couch.ts'
import { putPerson, readPerson, removePerson } from '#server/couch/users.ts'
import { asGateway } from '#server/gateway/exchange/write-entries.ts'
import type { Network } from '../network.ts'

/** Somebody's voice towards the replica, for a while. */
export type Borrowed = { as: Credentials; giveBack(): Promise<void> }

/**
 * Speaks as a login with grants. Where the replica is spoken to by cookie the login must be in `_users`: it is put
 * there meanwhile, unless it belongs to somebody. `undefined` where that voice cannot be had.
 */
export async function borrowSpeaker(
  { gateway, speech, couch }: Network,
  { login, grants }: { login: string; grants: readonly Grant[] },
): Promise<Borrowed | undefined> {
  const nothing = () => Promise.resolve()
  if (speech.mode !== 'cookie') return { as: gateway.speak({ login, grants, salt: '' }), giveBack: nothing }
  if (login === gatewayLogin)
    return grants.includes(grantOf('gateway')) ? { as: asGateway(gateway), giveBack: nothing } : undefined
  if (await readPerson(couch, login)) return undefined
  await putPerson(couch, { login, name: 'Prova', grants, password: crypto.randomUUID() })
  const salt = (await readPerson(couch, login))?.salt ?? ''
  return { as: gateway.speak({ login, grants, salt }), giveBack: () => removePerson(couch, login) }
}
