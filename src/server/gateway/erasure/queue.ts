/** Work that goes on one after the other, behind the answers. What fails is told and does not stop the rest. */
export type Queue = { add(work: () => Promise<unknown>): void; settled(): Promise<void> }

/** An empty queue. */
export function createQueue(onFault: (error: unknown) => void): Queue {
  let last = Promise.resolve()
  return {
    add(work) {
      last = last.then(work).then(() => undefined, onFault)
    },
    // What is being done may ask for more.
    async settled() {
      for (let done; done !== last;) {
        done = last
        await done
      }
    },
  }
}

/** Which writes to a database are on their way. */
export type Writes = {
  run<T>(database: string, write: () => Promise<T>): Promise<T>
  running(database: string): Promise<unknown>[]
}

/** Nothing is being written. */
export function createWrites(): Writes {
  const writing = new Map<string, Set<Promise<unknown>>>()
  return {
    async run(database, write) {
      const running = write()
      const all = writing.get(database) ?? new Set()
      writing.set(database, all.add(running))
      try {
        return await running
      } finally {
        all.delete(running)
      }
    },
    running: (database) => [...(writing.get(database) ?? [])],
  }
}
