import type { FastifyRequest } from 'fastify'
import { readPerson } from '../../couch/users.ts'
import type { Gateway } from '../gateway.ts'
import type { Session } from './sessions.ts'

export const cookieName = 'win_session'

/** For how long what was read of a person and a device is believed, in milliseconds. */
export const trustMs = 15_000

/** A living session that this request may use, or the word for its 401. */
export type Authorised =
  { ok: true; session: Session } | { ok: false; error: 'no-session' | 'other-session' | 'revoked' }

type Slice = Pick<Gateway, 'couch' | 'devices' | 'sessions' | 'now'>

/**
 * Finds the session of a request. The request says for whom and from which device it is: with another's cookie
 * it gets nothing, so that one person's session never feeds another's vault.
 */
export async function authorise(gateway: Slice, request: FastifyRequest): Promise<Authorised> {
  const cookie = request.cookies[cookieName]
  const session = cookie === undefined ? undefined : gateway.sessions.find(cookie)
  if (!session) return { ok: false, error: 'no-session' }
  const { 'x-win-login': login, 'x-win-device': device } = request.headers
  if (login !== session.login || device !== session.device) return { ok: false, error: 'other-session' }
  if (gateway.now() - session.checked < trustMs) return { ok: true, session }
  const end = await recheck(gateway, session)
  return end ? { ok: false, error: end } : { ok: true, session }
}

/** Reads person and device again; a session that may no longer be is ended, and its answers are cut. */
export async function recheck(
  { couch, devices, sessions, now }: Slice,
  session: Session,
): Promise<'revoked' | 'no-session' | undefined> {
  const at = now()
  const [person, device] = await Promise.all([readPerson(couch, session.login), devices.find(session.device)])
  const isCut = device?.login !== session.login || device.revoked !== undefined
  if (isCut || !person || person.disabled) {
    sessions.end(session)
    return isCut ? 'revoked' : 'no-session'
  }
  const isNarrower = session.person.grants.some((grant) => !person.grants.includes(grant))
  if (isNarrower) for (const answer of session.open) answer.abort()
  session.person = person
  session.checked = at
  return undefined
}
