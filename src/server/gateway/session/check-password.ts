import { randomBytes } from 'node:crypto'
import { gatewayLogin } from '#lib/domain/schema/roles.ts'
import { isLogin } from '#lib/entries/envelope.ts'
import { readPerson, type Person } from '../../couch/users.ts'
import type { Gateway } from '../gateway.ts'

/** The person, or why not. `retryAfter` is in seconds. */
export type Checked =
  | { ok: true; person: Person }
  | { ok: false; reason: 'wrong-password' | 'disabled' }
  | { ok: false; reason: 'too-many'; retryAfter: number }

type Slice = Pick<Gateway, 'couch' | 'failures'>

/** How long a lock of the replica's own is taken to last, in seconds: CouchDB's default. */
const replicaLockSeconds = 300

/**
 * Asks the replica whether a password is a login's. Failures are counted by login and by address before the
 * question is put, and taken back when it is answered with yes.
 */
export async function checkPassword(
  { couch, failures }: Slice,
  login: string,
  password: string,
  address: string,
): Promise<Checked> {
  const byAddress = failures.ofAddress.take(address)
  if (byAddress > 0) return { ok: false, reason: 'too-many', retryAfter: byAddress }
  const byLogin = failures.ofLogin.take(login)
  if (byLogin > 0) {
    failures.ofAddress.giveBack(address)
    return { ok: false, reason: 'too-many', retryAfter: byLogin }
  }
  const answer = await ask(couch, login, password)
  if (answer === 'locked') return { ok: false, reason: 'too-many', retryAfter: replicaLockSeconds }
  // Server administrators have a password too, but no document: they are nobody here.
  const person = answer === 'right' ? await readPerson(couch, login) : undefined
  if (!person) return { ok: false, reason: 'wrong-password' }
  failures.ofLogin.giveBack(login)
  failures.ofAddress.giveBack(address)
  return person.disabled ? { ok: false, reason: 'disabled' } : { ok: true, person }
}

async function ask(
  couch: Slice['couch'],
  login: string,
  password: string,
): Promise<'right' | 'wrong' | 'locked'> {
  if (!isLogin(login) || login === gatewayLogin) return 'wrong'
  const { status } = await couch.ask({
    method: 'POST',
    path: '/_session',
    body: { name: login, password },
    as: { 'x-forwarded-for': someAddress() },
  })
  if (status === 200) return 'right'
  if (status === 403) return 'locked'
  if (status === 401) return 'wrong'
  throw new Error(`the replica answered ${status} to a log-in`)
}

/**
 * CouchDB counts failures by the forwarded address and shuts a login out for five minutes after five. All our
 * log-ins come from one address: with it a stranger could shut anybody out. The gateway counts in its place.
 */
function someAddress(): string {
  const [a, b, c] = randomBytes(3)
  return `10.${a}.${b}.${c}`
}
