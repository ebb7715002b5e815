import { createContext } from 'svelte'
import { askPersistence } from './ask-persistence.ts'

type InstallEvent = Event & { prompt(): Promise<unknown> }

/** Whether the app stands on the home screen, and the browser's own way to put it there. */
export type Install = {
  readonly isInstalled: boolean
  /** True while the browser lets us ask. */
  readonly canAsk: boolean
  ask(): Promise<void>
}

export const [getInstall, setInstall] = createContext<Install>()

/** Listens from the start, since browsers offer installing once and early. Call it while the root is being set up. */
export function followInstall(): Install {
  const standalone = window.matchMedia('(display-mode: standalone)')
  let offered = $state.raw<InstallEvent>()
  let isInstalled = $state(standalone.matches)

  $effect(() => {
    const offer = (event: Event) => {
      event.preventDefault()
      offered = event as InstallEvent
    }
    const installed = () => {
      offered = undefined
      isInstalled = true
      void askPersistence()
    }
    const moved = () => (isInstalled = standalone.matches)
    window.addEventListener('beforeinstallprompt', offer)
    window.addEventListener('appinstalled', installed)
    standalone.addEventListener('change', moved)
    return () => {
      window.removeEventListener('beforeinstallprompt', offer)
      window.removeEventListener('appinstalled', installed)
      standalone.removeEventListener('change', moved)
    }
  })
  return {
    get isInstalled() {
      return isInstalled
    },
    get canAsk() {
      return offered !== undefined
    },
    async ask() {
      const event = offered
      offered = undefined
      await event?.prompt()
    },
  }
}
