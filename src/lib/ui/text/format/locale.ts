import type { Language } from '../language.ts'

/** How to write dates: a language, and a time zone where it is not the device's own. */
export type Locale = { language: Language; timeZone?: string }

/** What stands in place of a date that cannot be read. */
export const noDate = '–'
