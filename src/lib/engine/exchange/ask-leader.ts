import type { Ports } from '../ports.ts'
import type { Runtime } from '../runtime.ts'

/** How long the leading tab may say nothing at all before it counts as gone or asleep. */
const silenceMs = 20_000

type Edges = Pick<Ports, 'tabs'> & { runtime: Pick<Runtime, 'sleep'> }

/** What a tab that does not lead asks of the one that does. */
export type Asking = {
  /** True when the leading tab has taken a turn since; false when nothing was heard of it for twenty seconds. */
  now(): Promise<boolean>
  stop(): void
}

/** Asks over the tabs' channel; every word of the leading tab, such as its progress, prolongs the wait. */
export function askLeader(ports: Edges, vault: string, newAsk: () => string): Asking {
  const open = new Map<string, { heard(): void; end(isDone: boolean): void }>()
  const deaf = ports.tabs.listen((message) => {
    if (message.vault !== vault) return
    if (message.type === 'sync-state') for (const { heard } of open.values()) heard()
    if (message.type === 'sync-done') open.get(message.ask)?.end(true)
  })
  return {
    now() {
      const ask = newAsk()
      return new Promise((resolve) => {
        let silence = new AbortController()
        const end = (isDone: boolean) => {
          silence.abort()
          open.delete(ask)
          resolve(isDone)
        }
        const wait = async () => {
          const { signal } = silence
          await ports.runtime.sleep(silenceMs, signal)
          if (!signal.aborted) end(false)
        }
        const heard = () => {
          silence.abort()
          silence = new AbortController()
          void wait()
        }
        open.set(ask, { heard, end })
        heard()
        ports.tabs.post({ type: 'sync-now', vault, ask })
      })
    },
    stop() {
      deaf()
      for (const { end } of [...open.values()]) end(false)
    },
  }
}
