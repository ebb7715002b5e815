import type { Outcome, Signal } from './api.ts'
import type { Exchanging } from './exchange/keep-exchanging.ts'
import type { Following } from './session/follow-store.ts'
import type { Session } from './session/session.ts'

/** The tab's one desk: the session on it while a vault is open, and those who listen. */
export type Desk = {
  session(): Session | undefined
  exchanging(): Exchanging | undefined
  sit(session: Session, exchanging: Exchanging, following: Following): void
  /** Resolves when lists have caught up with every write so far. */
  settled(): Promise<void>
  /** Clears the desk; answers what lay on it. */
  rise(): Session | undefined
  /** Reads with the open session, or answers `empty` while locked. */
  read<T>(use: (session: Session) => T | Promise<T>, empty: T): Promise<T>
  /** Writes with the open session, or answers `locked`; a write done wakes the exchange. */
  act<T extends object>(use: (session: Session) => Promise<Outcome<T>>): Promise<Outcome<T>>
  signal(signal: Signal): void
  listen(listener: (signal: Signal) => void): number
  unlisten(listener: number): void
}

/** An empty desk. */
export function createDesk(): Desk {
  let session: Session | undefined
  let exchanging: Exchanging | undefined
  let following: Following | undefined
  const listeners = new Map<number, (signal: Signal) => void>()
  let next = 1
  return {
    session: () => session,
    exchanging: () => exchanging,
    sit(opened, begun, follower) {
      session = opened
      exchanging = begun
      following = follower
    },
    settled: () => following?.settled() ?? Promise.resolve(),
    rise() {
      const left = session
      exchanging?.stop()
      following?.stop()
      session = undefined
      exchanging = undefined
      following = undefined
      return left
    },
    read: async (use, empty) => (session ? use(session) : empty),
    async act(use) {
      const working = session
      if (!working) return { ok: false, reason: 'locked' }
      const outcome = await use(working)
      // A lock in the middle closes the store, too.
      if (!outcome.ok && outcome.reason === 'store-shut' && session !== working)
        return { ok: false, reason: 'locked' }
      // Whoever saved reads their own write: lists have it before the page hears "saved".
      await following?.settled()
      if (outcome.ok) exchanging?.nudge()
      return outcome
    },
    signal(signal) {
      for (const listener of listeners.values()) listener(signal)
    },
    listen(listener) {
      listeners.set(next, listener)
      next += 1
      return next - 1
    },
    unlisten: (listener) => void listeners.delete(listener),
  }
}
