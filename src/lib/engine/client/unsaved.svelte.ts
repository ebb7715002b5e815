import { createContext } from 'svelte'
import { SvelteSet } from 'svelte/reactivity'

// A page with words that are not saved says so while they are there; an update then waits instead of reloading:
//
//   getUnsaved().hold(() => isTouched)      keepDraft (draft.svelte.ts) does it by itself

/** Whether any open form of this tab holds words that are not saved. */
export type Unsaved = {
  readonly any: boolean
  /** Counts a form in while `isOpen` is true, until its component goes. Call it while a component is being set up. */
  hold(isOpen: () => boolean): void
}

export const [getUnsaved, setUnsaved] = createContext<Unsaved>()

/** No form holds anything yet. The root layout gives it with `setUnsaved`. */
export function createUnsaved(): Unsaved {
  const forms = new SvelteSet<() => boolean>()
  return {
    get any() {
      return [...forms].some((isOpen) => isOpen())
    },
    hold(isOpen) {
      $effect(() => {
        forms.add(isOpen)
        return () => void forms.delete(isOpen)
      })
    },
  }
}
