import type { Signal } from '../api.ts'
import type { Client } from './connect.ts'

/** A value that follows the store. `loaded` is false until the first answer, so that a wait has a sign. */
export type Live<T> = { readonly current: T; readonly loaded: boolean; refresh(): void }

/**
 * Reads from the engine, and again whenever something changed or what `read` depends on changed. Answers that
 * come late are dropped. Must be called while a component is being set up.
 */
export function live<T>(
  client: Client,
  read: () => Promise<T>,
  initial: T,
  on: readonly Signal['type'][] = ['changed', 'unlocked'],
): Live<T> {
  let current = $state.raw(initial)
  let loaded = $state(false)
  let tick = $state(0)
  let last = 0

  $effect(() =>
    client.onSignal((signal) => {
      if (on.includes(signal.type)) tick += 1
    }),
  )
  $effect(() => {
    void tick
    const turn = ++last
    void read().then((value) => {
      if (turn !== last) return
      current = value
      loaded = true
    })
  })
  return {
    get current() {
      return current
    },
    get loaded() {
      return loaded
    },
    refresh: () => void (tick += 1),
  }
}
