import { it } from './it/index.ts'
import type { Language } from './language.ts'

/** All words of one language, by area. Italian is the source. */
export type Catalogue = typeof it

/** The words in use and the language that they are in. */
export type Words = { readonly language: Language; readonly say: Catalogue }

/** The Italian words, always there from the first line. */
export const italian: Words = { language: 'it', say: it }

/**
 * The words of a language. Those beside Italian are loaded when somebody reads them; where they cannot be had (no
 * network before the app is kept on the device), the Italian ones: the app opens in any case.
 */
export async function loadWords(language: Language): Promise<Words> {
  if (language === 'it') return italian
  try {
    return { language, say: (await import('./en/index.ts')).en }
  } catch {
    return italian
  }
}
