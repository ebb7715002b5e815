import type { StoreEvent } from './types.ts'

/** Who listens to one store. */
export type Watch = {
  emit(event: StoreEvent): void
  watch(listener: (event: StoreEvent) => void): () => void
}

/** [S12] Events go to each listener in a microtask of its own: a listener's fault never reaches a save. */
export function createWatch(): Watch {
  const listeners = new Set<(event: StoreEvent) => void>()
  return {
    emit(event) {
      for (const listener of listeners) queueMicrotask(() => listener(event))
    },
    watch(listener) {
      const own = (event: StoreEvent) => listener(event)
      listeners.add(own)
      return () => void listeners.delete(own)
    },
  }
}
