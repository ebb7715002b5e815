import type { Json } from '#lib/domain/schema/kind.ts'
import type { Engine } from '../api.ts'

/** Longest time that typed words stay unsealed, ms; with the write itself, well within the second of design.md. */
const sealWithin = 500

/** What stands between a form and its sealed draft. */
export type DraftKeeper = {
  /** The form's words now; undefined when it holds none worth keeping. */
  note(words: Json | undefined): void
  /** Seals at once what waits; resolves when all of it is written. */
  seal(): Promise<void>
  /** Forgets the draft, whatever was still waiting to be written. */
  drop(): Promise<void>
}

/** Writes one draft, in the order of the words; the wait never starts anew with each key. */
export function createDraftKeeper(engine: Pick<Engine, 'putDraft' | 'dropDraft'>, key: string): DraftKeeper {
  let latest: Json | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let isKept = false
  let written = Promise.resolve()

  function stopWaiting(): boolean {
    const wasWaiting = timer !== undefined
    clearTimeout(timer)
    timer = undefined
    return wasWaiting
  }
  function write(words: Json | undefined): Promise<void> {
    const next = () => (words === undefined ? engine.dropDraft(key) : engine.putDraft(key, words))
    written = written.then(next, next)
    return written
  }
  function seal(): Promise<void> {
    return stopWaiting() ? write(latest) : written
  }
  return {
    seal,
    note(words) {
      if (words === undefined && !isKept) return
      latest = words
      isKept = words !== undefined
      timer ??= setTimeout(() => void seal(), sealWithin)
    },
    drop() {
      stopWaiting()
      isKept = false
      return write(undefined)
    },
  }
}
