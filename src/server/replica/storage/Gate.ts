/**
 * Many may pass together, or one alone: requests share a database, while purge, compaction and deletion
 * close its files and so need it to themselves. Those who wait to be alone go before later comers.
 */
export type Gate = {
  shared<T>(run: () => Promise<T>): Promise<T>
  alone<T>(run: () => Promise<T>): Promise<T>
}

type Waiting = { alone: boolean; start: () => void }

/** Fair: who comes first goes in first. */
export function createGate(): Gate {
  const queue: Waiting[] = []
  let inside = 0
  let occupied = false

  function admit() {
    for (let next = queue[0]; next; next = queue[0]) {
      if (occupied || (next.alone && inside > 0)) return
      queue.shift()
      inside += 1
      occupied = next.alone
      next.start()
    }
  }

  async function pass<T>(alone: boolean, run: () => Promise<T>): Promise<T> {
    await new Promise<void>((start) => {
      queue.push({ alone, start })
      admit()
    })
    try {
      return await run()
    } finally {
      inside -= 1
      if (alone) occupied = false
      admit()
    }
  }

  return { shared: (run) => pass(false, run), alone: (run) => pass(true, run) }
}

/** Runs one at a time, in order: a write is validated against what the write before it left. */
export function createQueue(): <T>(run: () => Promise<T>) => Promise<T> {
  let tail: Promise<unknown> = Promise.resolve()
  return (run) => {
    const turn = tail.then(run)
    tail = turn.catch(() => undefined)
    return turn
  }
}

/** A queue for each key: same keys one after the other, different ones at once. Empty queues are forgotten. */
export function createKeyedQueue(): <T>(key: string, run: () => Promise<T>) => Promise<T> {
  const tails = new Map<string, Promise<unknown>>()
  return async (key, run) => {
    const turn = (tails.get(key) ?? Promise.resolve()).then(run)
    const tail = turn.catch(() => undefined)
    tails.set(key, tail)
    try {
      return await turn
    } finally {
      if (tails.get(key) === tail) tails.delete(key)
    }
  }
}
