/** Both clocks in milliseconds. Timers and the monotonic clock may stand still while a tablet sleeps. */
export type Instant = { wall: number; monotonic: number }

export type IdlePolicy = { idleMs: number; hiddenMs: number }
export const defaultIdlePolicy: IdlePolicy = { idleMs: 300_000, hiddenMs: 60_000 }

/** `tick`: only time passed (a timer fired, the page resumed). */
export type IdleEvent = 'activity' | 'hidden' | 'visible' | 'tick'
export type LockReason = 'idle' | 'hidden' | 'clock'
export type IdleState = { active: Instant; hidden: Instant | null; seen: Instant; lock: LockReason | null }

export type IdleLock = {
  start(now: Instant): IdleState
  /** A state with a `lock` stays so: lock the vault, and `start` again at the next unlock. */
  next(state: IdleState, event: IdleEvent, now: Instant): IdleState
  /** In how many milliseconds to look again at the latest: set one timer to it, then feed a `tick`. */
  dueIn(state: IdleState, now: Instant): number
}

/**
 * When to lock a vault that nobody is using [V13]: no activity for `idleMs`, hidden for `hiddenMs`,
 * by whichever clock says more, or the clocks part by more than `idleMs` between two events. The
 * event that comes too late does not rescue: time is judged before it counts. Holds no timer.
 */
export function idleLock({ idleMs, hiddenMs }: IdlePolicy): IdleLock {
  function judge({ active, hidden, seen }: IdleState, now: Instant): LockReason | null {
    const drift = now.wall - seen.wall - (now.monotonic - seen.monotonic)
    if (Math.abs(drift) > idleMs) return 'clock'
    if (elapsed(active, now) >= idleMs) return 'idle'
    return hidden && elapsed(hidden, now) >= hiddenMs ? 'hidden' : null
  }

  return {
    start: (now) => ({ active: now, hidden: null, seen: now, lock: null }),
    next(state, event, now) {
      const lock = state.lock ?? judge(state, now)
      if (lock) return { ...state, seen: now, lock }
      const active = event === 'activity' ? now : state.active
      const hidden = event === 'hidden' ? (state.hidden ?? now) : event === 'visible' ? null : state.hidden
      return { active, hidden, seen: now, lock: null }
    },
    dueIn({ active, hidden }, now) {
      const idleIn = idleMs - elapsed(active, now)
      const hiddenIn = hidden ? hiddenMs - elapsed(hidden, now) : Infinity
      return Math.max(0, Math.min(idleIn, hiddenIn))
    },
  }
}

const elapsed = (from: Instant, to: Instant): number =>
  Math.max(to.wall - from.wall, to.monotonic - from.monotonic)
