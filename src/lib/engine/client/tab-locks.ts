import type { Holding } from './draft-claims.ts'

/** Names held by the tabs of this browser; one that closes or dies lets go of its own. */
export const tabLocks: Holding = {
  take: (name) =>
    new Promise((resolve) => {
      void navigator.locks.request(name, { ifAvailable: true }, (lock) => {
        if (!lock) return resolve(undefined)
        return new Promise<void>((letGo) => resolve(() => letGo()))
      })
    }),
  async taken() {
    const { held = [] } = await navigator.locks.query()
    return new Set(held.flatMap(({ name }) => name ?? []))
  },
}
