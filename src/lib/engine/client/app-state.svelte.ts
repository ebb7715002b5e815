import type { Start } from '../api.ts'
import type { Me, Settings, SyncView } from '../views.ts'
import { hasCanary, setCanary, type Client } from './connect.ts'

/** What the frame around every page follows. */
export type AppState = {
  readonly start: Start | undefined
  readonly me: Me | undefined
  readonly sync: SyncView | undefined
  readonly settings: Settings | undefined
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
  let lockedBy = $state<AppState['lockedBy']>()

  async function refresh(): Promise<void> {
    const next = await client.start(hasCanary())
    if (next.people.length > 0) setCanary(true)
    start = next
    me = next.me
    if (!me) return
    settings = await client.settings()
    sync = await client.syncView()
  }

  $effect(() =>
    client.onSignal((signal) => {
      if (signal.type === 'sync') sync = signal.sync
      if (signal.type === 'locked') {
        me = undefined
        lockedBy = signal.why
        void refresh()
      }
      if (signal.type === 'unlocked') {
        lockedBy = undefined
        void refresh()
      }
      if (signal.type === 'settings') void client.settings().then((next) => (settings = next))
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
    get lockedBy() {
      return lockedBy
    },
    refresh,
  }
}
