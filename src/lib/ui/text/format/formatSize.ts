import type { Language } from '../language.ts'

const units = ['kB', 'MB', 'GB', 'TB']

/** Bytes in decimal units, as tablets show them: "84 MB", "2,1 GB". One decimal below ten. */
export function formatSize(bytes: number, language: Language): string {
  let value = bytes / 1000
  let unit = 0
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000
    unit += 1
  }
  const digits = value < 10 && bytes >= 1000 ? 1 : 0
  const tag = language === 'it' ? 'it-IT' : 'en-GB'
  return `${value.toLocaleString(tag, { maximumFractionDigits: digits })} ${units[unit]}`
}
