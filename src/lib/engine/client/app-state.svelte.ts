import type { LockReason, ShutReason, Signal, Start } from '../api.ts'
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
  /** Who was at work last in this tab. */
  readonly lastLogin: string | undefined
  /** Why it locked, to say so above the passphrase. */
  readonly lockedBy: LockReason | undefined
  /** Why nothing can be read or saved on this device, while that is so. */
  readonly shut: ShutReason | undefined
  /** Reads again who is here and who is at work. */
  refresh(): Promise<void>
}

/** Follows the engine's signals. Must be called while a component is being set up. */
export function followApp(client: Client): AppState {
  const app = new FollowedApp(client)
  $effect(() => client.onSignal((signal) => app.hear(signal)))
  void app.refresh()
  return app
}

class FollowedApp implements AppState {
  start = $state.raw<Start>()
  me = $state.raw<Me>()
  sync = $state.raw<SyncView>()
  settings = $state.raw<Settings>()
  look = $state.raw(readLook())
  lockedBy = $state.raw<AppState['lockedBy']>()
  shut = $state.raw<AppState['shut']>()
  lastLogin: string | undefined
  #client: Client
  #turn = 0

  constructor(client: Client) {
    this.#client = client
  }

  hear(signal: Signal): void {
    if (signal.type === 'sync') this.sync = signal.sync
    if (signal.type === 'changed') void this.#reread()
    if (signal.type === 'store') this.shut = signal.shut
    if (signal.type === 'settings') void this.#client.settings().then((next) => this.#wear(next))
    if (signal.type === 'locked') {
      this.me = undefined
      this.lockedBy = signal.why
      // The newer app is here already: this page goes over to it, at the lock, and the open words with it.
      if (signal.why === 'newer-app') location.reload()
      void this.refresh()
    }
    if (signal.type === 'unlocked') {
      this.lockedBy = undefined
      this.shut = undefined
      void this.refresh()
    }
  }

  /** Whoever is there appears with their own settings and counts, never with those of the one before. */
  async refresh(): Promise<void> {
    const turn = ++this.#turn
    const next = await this.#client.start(hasCanary())
    const [settings, sync] = next.me ? [await this.#client.settings(), await this.#client.syncView()] : []
    if (turn !== this.#turn) return
    const wereSeen = this.start !== undefined && this.start.people.length > 0
    if (next.people.length > 0) setCanary(true)
    else if (wereSeen) setCanary(false)
    // Whoever left before our eyes did not vanish.
    this.start = wereSeen ? { ...next, vanished: false } : next
    if (settings) this.#wear(settings)
    this.sync = sync ?? this.sync
    this.me = next.me
    this.lastLogin = next.me?.login ?? this.lastLogin
  }

  /** Names of tavoli and bodies come with the first exchange. */
  async #reread(): Promise<void> {
    const turn = this.#turn
    const next = await this.#client.me()
    if (turn === this.#turn && this.me && next) this.me = next
  }

  #wear(next: Settings): void {
    this.settings = next
    this.look = next
    keepLook(next)
  }
}
