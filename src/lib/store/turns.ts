/** Runs one piece of work after another, in the order asked for; one that fails stops none behind it. */
export type Turns = <T>(work: () => Promise<T>) => Promise<T>

/**
 * Turns of one store. What this store writes never contends with itself then; two tabs still may. A save
 * waits for at most the batch that is being written.
 */
export function createTurns(): Turns {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const next = last.then(work, work)
    last = next
    return next
  }
}
