import { isPulled } from '#lib/domain/schema/database.ts'
import { newToken } from '#lib/entries/ids.ts'
import { createSync, type Sync } from '#lib/sync/sync.ts'
import type { SyncState } from '#lib/sync/state.ts'
import type { Ports } from '../ports.ts'
import type { Session } from '../session/session.ts'
import { askLeader } from './ask-leader.ts'
import { renewSession } from './renew-session.ts'

/** The exchange of an open session: one tab of the tablet leads, the others ask it. */
export type Exchanging = {
  state(): SyncState
  /** True after a whole turn begun since the asking, in whichever tab leads; false when that tab does not answer. */
  now(): Promise<boolean>
  /** Brings entries of a scope here by their ids, in whichever tab asks. */
  fetch: Sync['fetch']
  /** Something was saved: the next turn is soon. */
  nudge(): void
  /** The way is open again: the next turn is now. */
  hurry(): void
  /** For all tabs of this person, since one exchanges for all. */
  setOffline(on: boolean): void
  isOffline(): boolean
  stop(): void
}

type Hooks = {
  onState(state: SyncState): void
  onRenewed(): Promise<void>
  onRevoked(): Promise<void>
  /** After each whole exchange; true when something was written that may go at once. */
  onExchanged(): Promise<boolean>
}

/** Where this tab stands in the exchange of its person's vault. */
type Standing = { isLeading: boolean; forcedOffline: boolean; shown: SyncState }

/** Starts exchanging; the loop runs in the tab that holds the vault's lock and moves on when that tab closes. */
export function keepExchanging(ports: Ports, session: Session, hooks: Hooks): Exchanging {
  const stopping = new AbortController()
  const vault = session.person
  const standing: Standing = { isLeading: false, forcedOffline: false, shown: { phase: 'idle' } }
  // Told only when people would see another thing: most turns find nothing, and pass scope after scope.
  const show = (state: SyncState) => {
    const isNews = lookOf(state) !== lookOf(standing.shown)
    standing.shown = state
    if (isNews) hooks.onState(state)
  }
  const sync = createLoop(ports, session, { ...hooks, standing, show })
  const asking = askLeader(ports, vault, () => newToken(ports.runtime.random))
  const work = (offline: boolean) => {
    standing.forcedOffline = offline
    hooks.onState(standing.shown)
    sync.hurry()
  }
  const deaf = hearTabs(ports, vault, { sync, standing, show, work, signal: stopping.signal })
  const lead = leadInTurn(ports, vault, {
    sync,
    standing,
    stopping: stopping.signal,
    onRevoked: hooks.onRevoked,
  })
  void lead('wait')
  ports.tabs.post({ type: 'arrived', vault })
  return {
    state: () => standing.shown,
    async now() {
      if (!standing.isLeading) {
        if (await asking.now()) return true
        if (stopping.signal.aborted) return false
        // The leading tab is gone or asleep: entries only add up, so two that exchange for a moment do no harm.
        void lead('seize')
      }
      await sync.exchange(stopping.signal)
      return true
    },
    fetch: (scope, ids, signal) => sync.fetch(scope, ids, AbortSignal.any([signal, stopping.signal])),
    nudge() {
      if (standing.isLeading) sync.nudge()
      else ports.tabs.post({ type: 'sync-soon', vault })
    },
    hurry() {
      if (standing.isLeading) sync.hurry()
      else ports.tabs.post({ type: 'sync-soon', vault })
    },
    setOffline(on) {
      work(on)
      ports.tabs.post({ type: 'work-offline', vault, on })
    },
    isOffline: () => standing.forcedOffline,
    stop() {
      deaf()
      asking.stop()
      stopping.abort()
    },
  }
}

/** A state as text, without what nobody sees: where it is, progress of nothing, and that a later look has begun. */
function lookOf({ phase, progress, trouble, lastExchange, troubleSince }: SyncState): string {
  const moved = progress?.total ? progress : 0
  const isQuiet = phase === 'working' && moved === 0 && lastExchange !== undefined
  return JSON.stringify([isQuiet ? 'idle' : phase, moved, trouble, lastExchange, troubleSince])
}

type Leading = { sync: Sync; standing: Standing; stopping: AbortSignal } & Pick<Hooks, 'onRevoked'>

/**
 * Waits for the vault's lock, or seizes it, and runs the loop while holding it. Whoever waited for it and loses it
 * waits again; whoever seized it is waiting still.
 */
function leadInTurn(ports: Ports, vault: string, { sync, standing, stopping, onRevoked }: Leading) {
  return async function lead(how: 'wait' | 'seize'): Promise<void> {
    const leading = new AbortController()
    const stop = () => leading.abort()
    stopping.addEventListener('abort', stop)
    const held = ports.runtime.lock(
      `win-sync-${vault}`,
      async () => {
        if (stopping.aborted) return
        standing.isLeading = true
        if (ports.syncEveryMs === undefined) return
        await sync.run(leading.signal)
      },
      how,
    )
    const isLost = await held.then(
      () => false,
      () => true,
    )
    leading.abort()
    stopping.removeEventListener('abort', stop)
    if (ports.syncEveryMs === undefined) return
    standing.isLeading = false
    if (isLost) return how === 'wait' ? lead('wait') : undefined
    if (sync.state().trouble?.reason === 'revoked') await onRevoked()
  }
}

type Shown = { standing: Standing; show(state: SyncState): void }

function createLoop(
  ports: Ports,
  session: Session,
  { standing, show, onRenewed, onExchanged }: Shown & Pick<Hooks, 'onRenewed' | 'onExchanged'>,
): Sync {
  return createSync({
    store: session.store,
    remote: ports.createRemote({ login: session.me.login, device: session.me.device.id }),
    runtime: { ...ports.runtime, online: () => !standing.forcedOffline && ports.runtime.online() },
    scopes: () => session.granted.databases,
    pulls: isPulled,
    renew: () => renewSession(ports, session, onRenewed),
    onExchanged,
    onState(state) {
      show(state)
      ports.tabs.post({ type: 'sync-state', vault: session.person, state: JSON.stringify(state) })
    },
    ...(ports.syncEveryMs !== undefined && { everyMs: ports.syncEveryMs }),
  })
}

type Heard = Shown & { sync: Sync; work(offline: boolean): void; signal: AbortSignal }

/** Hears the other tabs of this person: what they ask of the tab that leads, and what that one says. */
function hearTabs(ports: Ports, vault: string, { sync, standing, show, work, signal }: Heard): () => void {
  async function answer(ask: string): Promise<void> {
    await sync.exchange(signal)
    ports.tabs.post({ type: 'sync-done', vault, ask })
  }
  return ports.tabs.listen((message) => {
    if (message.vault !== vault) return
    const { isLeading, forcedOffline } = standing
    if (message.type === 'sync-soon' && isLeading) sync.nudge()
    if (message.type === 'sync-now' && isLeading) void answer(message.ask)
    if (message.type === 'sync-state' && !isLeading) show(JSON.parse(message.state) as SyncState)
    if (message.type === 'work-offline') work(message.on)
    if (message.type === 'arrived' && forcedOffline)
      ports.tabs.post({ type: 'work-offline', vault, on: true })
  })
}
