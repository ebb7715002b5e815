import { en } from './en/index.ts'
import { it } from './it/index.ts'
import type { Language } from './language.ts'

/** All words of one language, by area. Italian is the source. */
export type Catalogue = typeof it

/** The catalogues by language. */
export const catalogues: Record<Language, Catalogue> = { it, en }
