import { proxy, transfer, wrap } from 'comlink'
import type { Engine, Signal } from '../api.ts'
import { createDraftClaims, type DraftClaims } from './draft-claims.ts'
import { tabLocks } from './tab-locks.ts'

/** The engine as pages hold it: the typed API over the tab's worker, and a way to hear its signals. */
export type Client = Engine & {
  onSignal(listener: (signal: Signal) => void): () => void
  /** Before the page itself locks, `keep` runs and is waited for: the last moment to seal what is being typed. */
  onLocking(keep: () => Promise<void>): () => void
  /** Which draft each form of this tab writes. */
  readonly claims: DraftClaims
}

/** What this origin keeps outside IndexedDB to tell a first start from data that vanished. */
const canaryKey = 'win-canary'

/** True when this browser has held a vault before (reliability.md F3). */
export function hasCanary(): boolean {
  return localStorage.getItem(canaryKey) !== null
}

/** Notes that this browser holds a vault, or no longer does. */
export function setCanary(there: boolean): void {
  if (there) localStorage.setItem(canaryKey, '1')
  else localStorage.removeItem(canaryKey)
}

/** Starts the tab's own worker, which alone holds keys, and answers its API. */
export function connect(): Client {
  const name = `win-engine-${crypto.randomUUID()}`
  const worker = new Worker(new URL('../worker.ts', import.meta.url), { type: 'module', name })
  const engine = wrap<Engine>(worker) as unknown as Engine
  const listeners = new Set<(signal: Signal) => void>()
  const tell = (signal: Signal) => {
    for (const listener of listeners) listener(signal)
  }
  // A worker that ends takes the keys with it and lets go of its name: the page begins again, at the lock (fault 51).
  void engine
    .listen(proxy(tell))
    .then(() => navigator.locks.request(name, () => undefined))
    .then(() => location.reload())
  const onSignal = (listener: (signal: Signal) => void) => {
    listeners.add(listener)
    return () => void listeners.delete(listener)
  }
  // Workers do not hear of it themselves everywhere.
  for (const event of ['online', 'offline']) window.addEventListener(event, () => void engine.noticeNetwork())
  const claims = createDraftClaims(engine, tabLocks, () => crypto.randomUUID())
  // The line to another tablet goes over to the worker, which alone may speak on it.
  const meetTablet = (port: MessagePort, channel: string) =>
    engine.meetTablet(transfer(port, [port]), channel)
  const own: Record<PropertyKey, unknown> = { onSignal, claims, meetTablet, ...keepBeforeLocking(engine) }
  return new Proxy(engine, {
    get: (target, name) => own[name] ?? (target as Record<PropertyKey, unknown>)[name],
  }) as Client
}

function keepBeforeLocking(engine: Engine): Pick<Client, 'lock' | 'onLocking'> {
  const keepers = new Set<() => Promise<void>>()
  return {
    async lock(why) {
      await Promise.all([...keepers].map((keep) => keep()))
      await engine.lock(why)
    },
    onLocking(keep) {
      keepers.add(keep)
      return () => void keepers.delete(keep)
    },
  }
}
