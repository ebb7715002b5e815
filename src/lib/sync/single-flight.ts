/**
 * One run at a time: whoever asks during a run shares one more run after it, with the input of the first to ask.
 * Resolves when a run that began after the asking has ended.
 */
export function singleFlight<I extends unknown[], T>(
  work: (...input: I) => Promise<T>,
): (...input: I) => Promise<T> {
  let running: Promise<T> | undefined
  let next: Promise<T> | undefined
  const start = (...input: I) => {
    next = undefined
    running = work(...input).finally(() => {
      running = undefined
    })
    return running
  }
  return (...input) => {
    if (!running) return start(...input)
    const begin = () => start(...input)
    next ??= running.then(begin, begin)
    return next
  }
}
