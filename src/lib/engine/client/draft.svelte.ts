import type { Json } from '#lib/domain/schema/kind.ts'
import type { Client } from './connect.ts'
import { createDraftKeeper, type DraftKeeper } from './draft-keeper.ts'
import { getUnsaved } from './unsaved.svelte.ts'
import { wantedDraft } from './wanted-draft.ts'

// The words of an open form, sealed while they are typed and put back when the form opens again:
//
//   let form = $state(emptyForm())
//   const draft = keepDraft(client, 'contact', () => (isTouched(form) ? form : undefined), (kept) => {
//     form = { ...emptyForm(), ...kept }
//   })
//   {#if draft.ready} …the form…                                  (before that a restored draft could overwrite words)
//   {#if draft.restored}<DraftNote others={draft.others} ondrop={() => { form = emptyForm(); void draft.drop() }} />{/if}
//   after a save that was ok:  await draft.drop()
//
// A form's name stands in the clear on disk: `<page>` or `<page>/<record id>`, never words; "Oggi" says each page's
// drafts in words (engine/today/draft-items.ts). Every opening writes a draft of its own, so that two tabs never write
// over each other (draft-claims.ts); `?bozza=<key>` in the address asks for one of several. A page whose record may
// change under it wraps the form in {#key record}, since a name is read once. It also holds back updates.

/** A draft as its form sees it. */
export type Draft = {
  /** False until it is known whether there was a draft; show the form from then on. */
  readonly ready: boolean
  /** True when the form's words came from a draft, until it is dropped. */
  readonly restored: boolean
  /** How many more drafts of this form were left behind: "Oggi" lists them. */
  readonly others: number
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
  form: string,
  read: () => T | undefined,
  restore: (kept: Partial<T>) => void,
): Draft {
  let ready = $state(false)
  let restored = $state(false)
  let others = $state(0)
  let keeper: DraftKeeper | undefined
  const claimed = client.claims.claim(form, wantedDraft())

  void claimed.then((claim) => {
    keeper = createDraftKeeper(client, claim.key)
    if (claim.words !== undefined) {
      restore(claim.words as Partial<T>)
      restored = true
      others = claim.others
    }
    ready = true
  })
  $effect(() => {
    const words = $state.snapshot(read()) as Json | undefined
    if (ready) keeper?.note(words)
  })
  $effect(() => {
    const hide = () => {
      if (document.visibilityState === 'hidden') void keeper?.seal()
    }
    document.addEventListener('visibilitychange', hide)
    const stop = client.onLocking(() => keeper?.seal() ?? Promise.resolve())
    return () => {
      document.removeEventListener('visibilitychange', hide)
      stop()
      void claimed.then((claim) => claim.letGo(keeper?.seal() ?? Promise.resolve()))
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
    get others() {
      return others
    },
    async drop() {
      restored = false
      await claimed
      await keeper?.drop()
    },
  }
}
