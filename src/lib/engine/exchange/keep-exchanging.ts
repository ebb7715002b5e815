import { createSync, type Sync } from '#lib/sync/sync.ts'
import type { SyncState } from '#lib/sync/state.ts'
import type { Ports } from '../ports.ts'
import type { Session } from '../session/session.ts'
import { renewSession } from './renew-session.ts'

/** The exchange of an open session: one tab of the tablet leads, the others ask it. */
export type Exchanging = {
  state(): SyncState
  /** Leads: resolves after a whole turn. Does not lead: asks the leader and resolves at once. */
  now(): Promise<void>
  nudge(): void
  setOffline(on: boolean): void
  isOffline(): boolean
  stop(): void
}

type Hooks = {
  onState(state: SyncState): void
  onRenewed(): Promise<void>
  onRevoked(): Promise<void>
}

/** Starts exchanging; the loop runs in the tab that holds the vault's lock and moves on when that tab closes. */
export function keepExchanging(ports: Ports, session: Session, hooks: Hooks): Exchanging {
  const stopping = new AbortController()
  let isLeading = false
  let forcedOffline = false
  let shown: SyncState = { phase: 'idle' }

  const show = (state: SyncState) => {
    shown = state
    hooks.onState(state)
  }
  const sync: Sync = createSync({
    store: session.store,
    remote: ports.createRemote({ login: session.me.login, device: session.me.device.id }),
    runtime: { ...ports.runtime, online: () => !forcedOffline && ports.runtime.online() },
    scopes: () => session.granted.databases,
    renew: () => renewSession(ports, session, hooks.onRenewed),
    onState(state) {
      show(state)
      ports.tabs.post({ type: 'sync-state', vault: session.person, state: JSON.stringify(state) })
    },
    ...(ports.syncEveryMs !== undefined && { everyMs: ports.syncEveryMs }),
  })
  const deaf = ports.tabs.listen((message) => {
    if (message.vault !== session.person) return
    if (message.type === 'sync-now' && isLeading) sync.nudge()
    if (message.type === 'sync-state' && !isLeading) show(JSON.parse(message.state) as SyncState)
  })
  void ports.runtime.lock(`win-sync-${session.person}`, async () => {
    if (stopping.signal.aborted) return
    isLeading = true
    if (ports.syncEveryMs === undefined) return
    await sync.run(stopping.signal)
    isLeading = false
    if (sync.state().trouble?.reason === 'revoked') await hooks.onRevoked()
  })
  return {
    state: () => shown,
    async now() {
      if (isLeading) await sync.exchange(stopping.signal)
      else ports.tabs.post({ type: 'sync-now', vault: session.person })
    },
    nudge() {
      if (isLeading) sync.nudge()
      else ports.tabs.post({ type: 'sync-now', vault: session.person })
    },
    setOffline(on) {
      forcedOffline = on
      sync.nudge()
    },
    isOffline: () => forcedOffline,
    stop() {
      deaf()
      stopping.abort()
    },
  }
}
