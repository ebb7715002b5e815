import type { TabMessage, Tabs } from '../ports.ts'
import type { Runtime } from '../runtime.ts'

/** The real world, in a browser's worker. */
export function createBrowserRuntime(): Runtime {
  return {
    now: () => Date.now(),
    monotonic: () => performance.now(),
    random: (n) => crypto.getRandomValues(new Uint8Array(n)),
    online: () => navigator.onLine,
    sleep,
    lock: (name, run, how) => navigator.locks.request(name, { steal: how === 'seize' }, run),
  }
}

/** Waits, or stops waiting at once when the signal aborts. For 0 ms it waits for the next task. */
export function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  if (ms <= 0) return nextTask()
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve()
    const timer = setTimeout(end, ms)
    function end(): void {
      clearTimeout(timer)
      signal?.removeEventListener('abort', end)
      resolve()
    }
    signal?.addEventListener('abort', end, { once: true })
  })
}

/** A message comes at once; timers in a row are held back for 4 ms each. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(undefined)
  })
}

/** The other tabs of this browser, over a BroadcastChannel. */
export function createBrowserTabs(): Tabs {
  const channel = new BroadcastChannel('win')
  return {
    post: (message) => channel.postMessage(message),
    listen(listener) {
      const hear = (event: MessageEvent<TabMessage>) => listener(event.data)
      channel.addEventListener('message', hear)
      return () => channel.removeEventListener('message', hear)
    },
  }
}
