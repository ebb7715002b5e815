import { untrack } from 'svelte'
import { italian, loadWords, type Words } from './catalogue.ts'
import type { Language } from './language.ts'

/** Words that follow a language. */
export type FollowedWords = {
  /** The words to show; none at a start in another language than Italian, until they are loaded. */
  readonly current: Words | undefined
  /** False while the words of the language asked for are still being loaded; a failure settles, too. */
  readonly isSettled: boolean
}

/**
 * The words of `language`; after a change the old ones stay until the new ones are there. Call it while a component
 * initialises.
 */
export function followWords(language: () => Language): FollowedWords {
  let found = $state.raw(language() === 'it' ? { wanted: language(), words: italian } : undefined)
  $effect.pre(() => {
    const wanted = language()
    if (untrack(() => found?.wanted) === wanted) return
    if (wanted === 'it') {
      found = { wanted, words: italian }
      return
    }
    let isLate = false
    void loadWords(wanted).then((words) => {
      if (!isLate) found = { wanted, words }
    })
    return () => (isLate = true)
  })
  return {
    get current() {
      return found?.words
    },
    get isSettled() {
      return found?.wanted === language()
    },
  }
}
