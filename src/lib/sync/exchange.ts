import type { Store } from '#lib/store/types.ts'
import type { Remote } from './remote.ts'

/** What every part of a round works with. */
export type Exchange = {
  store: Store
  remote: Remote
  /** Wall clock in ms: written beside marks, never compared across devices. */
  now(): number
  signal: AbortSignal
  /** Lets whatever else waits run, between two pieces of long work. */
  breathe(): Promise<void>
  /** Tells how far a long part has come. */
  progress(done: number, total: number): void
}

/** A moment as marks carry it. */
export function moment(exchange: Pick<Exchange, 'now'>): string {
  return new Date(exchange.now()).toISOString()
}
