import { createContext } from 'svelte'
import { Workbox } from 'workbox-window'

/** A new version of the app, from "it is here" to "this page runs it". */
export type Updates = {
  /** The app is kept whole on this device: from here on it needs no network. True where a browser keeps no app. */
  readonly isKept: boolean
  /** A new version waits, and the person has not said "later". */
  readonly isReady: boolean
  /** A reload now would tear an open form away. */
  readonly mustWait: boolean
  /** Asked for, and not yet there. */
  readonly isUnderWay: boolean
  /** Goes over to the new version; every tab follows that has nothing unsaved. */
  apply(): void
  postpone(): void
}

export const [getUpdates, setUpdates] = createContext<Updates>()

/** Between two looks for a new version, ms. The browser itself looks at most once a day, and only at a load. */
const lookEvery = 30 * 60_000

/** After a look that failed, or a version that could not be taken whole, on a line that breaks off, ms. */
const againAfter = [10_000, 30_000, 120_000]

/** `failed`: the version that came could not be taken; it is asked for again. */
type Look = { failed(): void; stop(): void }

/**
 * Registers the service worker and watches it. Never reloads by itself while `isUnsaved` is true, whichever tab
 * asked for the update: such a page goes on with what it has loaded, and shows the bar.
 */
export function followUpdates(isUnsaved: () => boolean): Updates {
  let isReady = $state(false)
  let isKept = $state(!('serviceWorker' in navigator))
  let isUnderWay = $state(false)
  let isAsked = false
  let isTaken = false
  let registration: ServiceWorkerRegistration | undefined
  const workbox = new Workbox('/service-worker.js')

  function goOver(): void {
    isUnderWay = false
    if (isUnsaved()) isReady = true
    else window.location.reload()
  }

  $effect(() => {
    // Private windows of some browsers have none: there WIN needs the network to open.
    if (!('serviceWorker' in navigator)) return
    // The first worker of all takes over a page that is of its own version: nothing to go over to.
    let isControlled = navigator.serviceWorker.controller !== null
    workbox.addEventListener('controlling', () => {
      const isNew = isControlled || isAsked
      isControlled = true
      if (!isNew) return
      isTaken = true
      goOver()
    })
    const look = lookFor(workbox)
    void workbox.register().then((registered) => {
      registration = registered
      if (registration) hearWaiting(registration, { ready: () => (isReady = true), failed: look.failed })
    })
    void navigator.serviceWorker.ready.then(() => (isKept = true))
    return look.stop
  })
  return {
    get isKept() {
      return isKept
    },
    get isReady() {
      return isReady
    },
    get mustWait() {
      return isUnsaved()
    },
    get isUnderWay() {
      return isUnderWay
    },
    apply() {
      isAsked = true
      if (isTaken || !registration?.waiting) {
        goOver()
        return
      }
      isUnderWay = true
      workbox.messageSkipWaiting()
    },
    postpone: () => void (isReady = false),
  }
}

/** Looks for a new version from time to time, and when the network comes back, until the returned call. */
function lookFor(workbox: Workbox): Look {
  let again: ReturnType<typeof setTimeout> | undefined
  let failures = 0
  // Rejects without a network: there is simply nothing new then.
  const look = () => void workbox.update().then(() => undefined, failed)
  function failed(): void {
    clearTimeout(again)
    if (navigator.onLine && failures < againAfter.length) again = setTimeout(look, againAfter[failures++])
  }
  const afresh = () => {
    failures = 0
    look()
  }
  const timer = setInterval(afresh, lookEvery)
  window.addEventListener('online', afresh)
  return {
    failed,
    stop: () => {
      clearInterval(timer)
      clearTimeout(again)
      window.removeEventListener('online', afresh)
    },
  }
}

/** `ready`: one waits to take over from another. `failed`: one that came was not taken whole. */
type Arrival = { ready(): void; failed(): void }

/**
 * Tells of each worker that comes, also of one that waited before. Workbox stops listening after the second it
 * sees come, whether or not that one installed.
 */
function hearWaiting(registration: ServiceWorkerRegistration, { ready, failed }: Arrival): void {
  const hear = () => {
    const { installing } = registration
    let isInstalled = false
    installing?.addEventListener('statechange', () => {
      isInstalled ||= installing.state === 'installed'
      if (registration.waiting === installing && registration.active) ready()
      if (installing.state === 'redundant' && !isInstalled) failed()
    })
  }
  if (registration.waiting && registration.active) ready()
  registration.addEventListener('updatefound', hear)
  hear()
}
