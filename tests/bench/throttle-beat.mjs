import { parentPort, workerData } from 'node:worker_threads'

/** How long the browser runs at a stretch: far below what a person, or a figure of the bench, would notice. */
const runMs = 4

const { group, rate, stop } = /** @type {{ group: number, rate: number, stop: Int32Array }} */ (workerData)
const sleeper = new Int32Array(new SharedArrayBuffer(4))

/** @param {NodeJS.Signals} name */
function signal(name) {
  try {
    process.kill(-group, name)
  } catch (error) {
    // The browser may have ended by itself.
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'ESRCH') throw error
  }
}

parentPort?.postMessage('begun')
while (Atomics.load(stop, 0) === 0) {
  signal('SIGSTOP')
  Atomics.wait(sleeper, 0, 0, runMs * (rate - 1))
  signal('SIGCONT')
  Atomics.wait(sleeper, 0, 0, runMs)
}
