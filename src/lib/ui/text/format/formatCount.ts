import type { Language } from '../language.ts'

const grouped = { useGrouping: 'always' } as const
const counts: Record<Language, Intl.NumberFormat> = {
  it: new Intl.NumberFormat('it-IT', grouped),
  en: new Intl.NumberFormat('en-GB', grouped),
}

/** A whole number as people read it: Italian groups every thousand, also where CLDR would not (1.286). */
export function formatCount(count: number, language: Language): string {
  return counts[language].format(count)
}
