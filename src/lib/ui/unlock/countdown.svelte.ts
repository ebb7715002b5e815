import type { Failure } from './failure.ts'

/** Whole seconds until the next try is taken, 0 when it may be made now. */
export type Countdown = { readonly seconds: number }

/** Counts down from each new failure's wait, by a clock that nobody can set. Call it while a component is set up. */
export function countDown(failure: () => Failure | undefined): Countdown {
  let seconds = $state(0)

  $effect(() => {
    const end = performance.now() + (failure()?.waitMs ?? 0)
    const look = () => {
      const left = Math.max(0, Math.ceil((end - performance.now()) / 1000))
      if (left === 0) clearInterval(timer)
      seconds = left
    }
    const timer = setInterval(look, 250)
    look()
    return () => clearInterval(timer)
  })
  return {
    get seconds() {
      return seconds
    },
  }
}
