import type { Json } from '#lib/domain/schema/kind.ts'
import type { Client } from './connect.ts'
import { createDraftKeeper } from './draft-keeper.ts'
import { getUnsaved } from './unsaved.svelte.ts'

// The words of an open form, sealed while they are typed and put back when the form opens again:
//
//   let form = $state(emptyForm())
//   const draft = keepDraft(client, 'contact', () => (isTouched(form) ? form : undefined), (kept) => {
//     form = { ...emptyForm(), ...kept }
//   })
//   {#if draft.ready} …the form…                                  (before that a restored draft could overwrite words)
//   {#if draft.restored}<DraftNote ondrop={() => { form = emptyForm(); void draft.drop() }} />{/if}
//   after a save that was ok:  await draft.drop()
//
// Keys stand in the clear on disk: `<page>` or `<page>/<record id>[/<path>]`, never words. "Oggi" lists them: `contact`,
// `case`, and anything with a record's id after the first slash. A page whose record may change under it wraps the form
// in {#key record}, since a key is read once. It also holds back updates (unsaved.svelte.ts).

/** A draft as its form sees it. */
export type Draft = {
  /** False until it is known whether there was a draft; show the form from then on. */
  readonly ready: boolean
  /** True when the form's words came from a draft, until it is dropped. */
  readonly restored: boolean
  /** Forgets the draft, for good: after a save, or when the person throws it away. */
  drop(): Promise<void>
}

/**
 * Seals what `read` answers whenever it changes, and gives an earlier draft to `restore` once, at opening. `read`
 * answers JSON, or undefined while there is nothing worth keeping. An older version of the app may have written what
 * `restore` gets. Must be called while a component is being set up.
 */
export function keepDraft<T>(
  client: Client,
  key: string,
  read: () => T | undefined,
  restore: (kept: Partial<T>) => void,
): Draft {
  let ready = $state(false)
  let restored = $state(false)
  const keeper = createDraftKeeper(client, key)

  void client.draft(key).then((kept) => {
    if (kept !== undefined) {
      restore(kept as Partial<T>)
      restored = true
    }
    ready = true
  })
  $effect(() => {
    const words = $state.snapshot(read()) as Json | undefined
    if (ready) keeper.note(words)
  })
  $effect(() => {
    const hide = () => {
      if (document.visibilityState === 'hidden') void keeper.seal()
    }
    document.addEventListener('visibilitychange', hide)
    const stop = client.onLocking(() => keeper.seal())
    return () => {
      document.removeEventListener('visibilitychange', hide)
      stop()
      void keeper.seal()
    }
  })
  getUnsaved().hold(() => read() !== undefined)
  return {
    get ready() {
      return ready
    },
    get restored() {
      return restored
    },
    drop() {
      restored = false
      return keeper.drop()
    },
  }
}
