import { Transform } from 'node:stream'

/** A line between tablet and server, in both directions the same. */
export type Line = { up(): Transform; down(): Transform }

/** How far the line is booked, by the clock of `performance`, ms. */
type Way = { freeAt: number }

/** A line that all connections share: half of `rttMs` each way, and so much passes in a second. */
export function slowLine(rttMs: number, bitsPerSecond: number): Line {
  const bytesPerMs = bitsPerSecond / 8 / 1000
  const pass = (way: Way) => () => passing(way, rttMs / 2, bytesPerMs)
  return { up: pass({ freeAt: 0 }), down: pass({ freeAt: 0 }) }
}

/** What is on its way does not keep the next from setting out, once the line has taken it. */
function passing(way: Way, delayMs: number, bytesPerMs: number): Transform {
  let arrived = Promise.resolve()
  return new Transform({
    transform(chunk: Buffer, _, next) {
      way.freeAt = Math.max(performance.now(), way.freeAt) + chunk.length / bytesPerMs
      const at = way.freeAt + delayMs
      arrived = arrived.then(() => until(at)).then(() => void this.push(chunk))
      void until(way.freeAt).then(() => next())
    },
    flush(end) {
      // A message without a body takes its time, too.
      void Promise.all([arrived, until(performance.now() + delayMs)]).then(() => end())
    },
  })
}

function until(at: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.max(0, at - performance.now())))
}
