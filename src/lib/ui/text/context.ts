import { createContext } from 'svelte'
import { createText, type Text, type TextSource } from './createText.ts'

const [getContext, setContext] = createContext<Text>()

/** The words of the page. Call it while a component initialises, below one that called `setText`. */
export const getText: () => Text = getContext

/** Gives words to everything below the calling component; they follow what `source` reads. */
export function setText(source: TextSource): Text {
  return setContext(createText(source))
}
