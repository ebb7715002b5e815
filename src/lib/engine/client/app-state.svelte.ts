import type { Start } from '../api.ts'
import type { Me, Settings, SyncView } from '../views.ts'
import { hasCanary, setCanary, type Client } from './connect.ts'
import { keepLook, readLook, type Look } from './look.ts'

/** What the frame around every page follows. */
export type AppState = {
  readonly start: Start | undefined
  readonly me: Me | undefined
  readonly sync: SyncView | undefined
  readonly settings: Settings | undefined
  /** How the app looks and speaks: the person's own, or while locked as it was last. */
  readonly look: Look
  /** Why it locked, to say so above the passphrase. */
  readonly lockedBy: 'idle' | 'person' | 'switch' | 'revoked' | undefined
  /** Reads again who is here and who is at work. */
  refresh(): Promise<void>
}

/** Follows the engine's signals. Must be called while a component is being set up. */
export function followApp(client: Client): AppState {
  let start = $state.raw<Start>()
  let me = $state.raw<Me>()
  let sync = $state.raw<SyncView>()
  let settings = $state.raw<Settings>()
  let look = $state.raw(readLook())
  let lockedBy = $state<AppState['lockedBy']>()
  let turn = 0

  /** Whoever is there appears with their own settings and counts, never with those of the one before. */
  async function refresh(): Promise<void> {
    const own = ++turn
    const next = await client.start(hasCanary())
    const [nextSettings, nextSync] = next.me ? [await client.settings(), await client.syncView()] : []
    if (own !== turn) return
    const leftInOrder = start !== undefined && start.people.length > 0
    if (next.people.length > 0) setCanary(true)
    else if (leftInOrder) setCanary(false)
    start = leftInOrder ? { ...next, vanished: false } : next
    if (nextSettings) wear(nextSettings)
    sync = nextSync ?? sync
    me = next.me
  }

  /** Names of tavoli and bodies come with the first exchange. */
  async function reread(): Promise<void> {
    const own = turn
    const next = await client.me()
    if (own === turn && me && next) me = next
  }

  function wear(next: Settings): void {
    settings = next
    look = next
    keepLook(next)
  }

  $effect(() =>
    client.onSignal((signal) => {
      if (signal.type === 'sync') sync = signal.sync
      if (signal.type === 'changed') void reread()
      if (signal.type === 'locked') {
        me = undefined
        lockedBy = signal.why
        void refresh()
      }
      if (signal.type === 'unlocked') {
        lockedBy = undefined
        void refresh()
      }
      if (signal.type === 'settings') void client.settings().then(wear)
    }),
  )
  void refresh()
  return {
    get start() {
      return start
    },
    get me() {
      return me
    },
    get sync() {
      return sync
    },
    get settings() {
      return settings
    },
    get look() {
      return look
    },
    get lockedBy() {
      return lockedBy
    },
    refresh,
  }
}
