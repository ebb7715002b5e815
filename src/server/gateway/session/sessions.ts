import { createHash, randomBytes } from 'node:crypto'
import type { Person } from '../../couch/users.ts'

/** A person on a device, for as long as the cookie lives. */
export type Session = {
  /** SHA-256 of the cookie's value: the value itself is kept nowhere. */
  readonly key: string
  readonly login: string
  readonly device: string
  readonly started: number
  person: Person
  used: number
  /** When `person` and the device were last read from the replica. */
  checked: number
  /** Answers that are still going out: cut when the session ends. */
  readonly open: Set<AbortController>
}

/** After this long unused, and after this long at most, a session ends (in milliseconds). */
export const sessionLimits = { idle: 3_600_000, whole: 12 * 3_600_000 } as const

/** Sessions live in memory: after a restart devices renew theirs with their credential. */
export type Sessions = {
  start(person: Person, device: string): { session: Session; cookie: string }
  /** The living session of a cookie. It counts as used. */
  find(cookie: string): Session | undefined
  end(session: Session): void
  endAll(which: (session: Session) => boolean): void
  all(): Session[]
}

const keyOf = (cookie: string) => createHash('sha256').update(cookie).digest('hex')

/** An empty table of sessions. */
export function createSessions(now: () => number): Sessions {
  const table = new Map<string, Session>()

  function end(session: Session): void {
    table.delete(session.key)
    for (const answer of session.open) answer.abort()
  }

  function isOver(session: Session): boolean {
    return now() - session.used > sessionLimits.idle || now() - session.started > sessionLimits.whole
  }

  return {
    start(person, device) {
      const cookie = randomBytes(32).toString('base64url')
      const at = now()
      const { login } = person
      const moments = { started: at, used: at, checked: at }
      const session: Session = { key: keyOf(cookie), login, device, person, ...moments, open: new Set() }
      for (const old of [...table.values()].filter(isOver)) end(old)
      table.set(session.key, session)
      return { session, cookie }
    },
    find(cookie) {
      const session = table.get(keyOf(cookie))
      if (!session) return undefined
      if (isOver(session)) {
        end(session)
        return undefined
      }
      session.used = now()
      return session
    },
    end,
    endAll(which) {
      for (const session of [...table.values()].filter(which)) end(session)
    },
    all: () => [...table.values()],
  }
}
