import type { Client } from './connect.ts'

/** Tells the engine that someone is there, at most once a second, and when the page is hidden or shown. */
export function watchPerson(client: Client): () => void {
  let last = 0
  const active = (event: Event) => {
    if (event.timeStamp - last < 1000) return
    last = event.timeStamp
    void client.touch(true)
  }
  const shown = () => void client.touch(document.visibilityState === 'visible')
  const events = ['pointerdown', 'keydown', 'wheel', 'touchmove'] as const
  for (const name of events) window.addEventListener(name, active, { passive: true, capture: true })
  document.addEventListener('visibilitychange', shown)
  return () => {
    for (const name of events) window.removeEventListener(name, active, { capture: true })
    document.removeEventListener('visibilitychange', shown)
  }
}
