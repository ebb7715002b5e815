import { randomBytes, timingSafeEqual } from 'node:crypto'
import { openRevs } from '../documents/readDocument.ts'
import { type Outcome, accept, forbidden, unauthorized } from '../refusal.ts'
import { createKeyedQueue } from '../storage/Gate.ts'
import type { Databases } from '../storage/Databases.ts'
import type { Body } from '../storage/layout.ts'
import type { Lockout } from './lockout.ts'
import { type PasswordHasher, createQuickDigest } from './passwordHash.ts'

/** A login that exists: its roles and the salt that its session cookies are bound to. */
export type Login = { name: string; roles: string[]; salt: string }

/** Finds logins and checks their passwords: the server admin's, then those of `_users`. */
export type Credentials = {
  find(name: string): Promise<Login | null>
  /** Refused with 403 while locked, with 401 when name or password is wrong. */
  check(name: string, password: string, address: string): Promise<Outcome<Login>>
}

type Given = {
  databases: Databases
  admin: { name: string; password: string }
  hasher: PasswordHasher
  lockout: Lockout
  now: () => number
}

type Verified = { salt: string; digest: Buffer; until: number }

/** What the ids of user documents begin with, as in CouchDB. */
export const userPrefix = 'org.couchdb.user:'
const verifiedMs = 600_000
const mostVerified = 1000
const lockedReason = 'Account is temporarily locked due to multiple authentication failures'
const wrongReason = 'Name or password is incorrect.'

/**
 * Keeps the admin's password in memory only. A user's password that was verified is not hashed again for
 * ten minutes.
 */
export function createCredentials({ databases, admin, hasher, lockout, now }: Given): Credentials {
  const digest = createQuickDigest()
  const adminLogin: Login = { name: admin.name, roles: ['_admin'], salt: randomBytes(16).toString('hex') }
  const adminDigest = digest(admin.password)
  const verified = new Map<string, Verified>()
  const inTurn = createKeyedQueue()

  async function isUsersPassword(name: string, password: string): Promise<Body | null> {
    const user = await readUser(databases, name)
    const salt = String(user?.salt)
    const own = digest(password)
    const known = verified.get(name)
    if (user && known && known.salt === salt && known.until > now()) {
      return timingSafeEqual(known.digest, own) ? user : null
    }
    if (!(await hasher.verify(password, user))) return null
    if (verified.size >= mostVerified) verified.clear()
    verified.set(name, { salt, digest: own, until: now() + verifiedMs })
    return user
  }

  async function login(name: string, password: string): Promise<Login | null> {
    if (name === admin.name) return timingSafeEqual(adminDigest, digest(password)) ? adminLogin : null
    const user = await isUsersPassword(name, password)
    return user ? loginOf(user, name) : null
  }

  return {
    async find(name) {
      if (name === admin.name) return adminLogin
      const user = await readUser(databases, name)
      return user ? loginOf(user, name) : null
    },
    // One after the other: guesses sent all at once would otherwise all pass before the first is counted.
    check: (name, password, address) =>
      inTurn(JSON.stringify([name, address]), async () => {
        if (lockout.isLocked(name, address)) return forbidden(lockedReason)
        const found = await login(name, password)
        if (found) return accept(found)
        lockout.failed(name, address)
        return unauthorized(wrongReason)
      }),
  }
}

/** A user whose document is in conflict has no valid password, as in CouchDB. */
async function readUser(databases: Databases, name: string): Promise<Body | null> {
  const leaves = await databases
    .users()
    .read((level) => openRevs(level, { id: userPrefix + name, revs: 'all' }, {}))
  const living = leaves.flatMap((leaf) => (leaf.ok && !leaf.document._deleted ? [leaf.document] : []))
  return living.length === 1 ? (living[0] ?? null) : null
}

function loginOf(user: Body, name: string): Login {
  const roles = Array.isArray(user.roles) ? user.roles.filter((role) => typeof role === 'string') : []
  return { name, roles, salt: String(user.salt) }
}
