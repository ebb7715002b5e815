import { normaliseCodiceFiscale } from '#lib/domain/codice-fiscale/normalise-codice-fiscale.ts'
import { foldName } from '#lib/domain/names/fold-name.ts'
import { parsePhones } from '#lib/domain/phone.ts'
import { parseWinCode } from '#lib/domain/win-code.ts'

/** What someone looks for: a code, digits of a phone, or words; words may have digits beside them. */
export type Query = { words: string[]; digits: string[]; code?: string }

/** Fewer characters than this are no beginning of a code, and fewer digits no part of a phone. */
const shortestCode = 6
const shortestDigits = 3

/** Reads what is typed, letter by letter. */
export function readQuery(text: string): Query {
  const [code = ''] = codeKeys(text)
  const isPhone = /^[\d\s+().·/–-]+$/u.test(text)
  const words = foldName(text).split(' ').filter(Boolean)
  const digits = isPhone ? [phoneDigits(text)] : words.filter(isDigits)
  return {
    words: isPhone ? [] : words.filter((word) => !isDigits(word)),
    digits: digits.filter((each) => each.length >= shortestDigits),
    ...(code.length >= shortestCode && { code }),
  }
}

function isDigits(word: string): boolean {
  return /^\d+$/.test(word)
}

/** A code as it is compared, capitals without signs; a whole WIN code both without WIN and with it. */
export function codeKeys(text: string): string[] {
  const read = parseWinCode(text)
  const key = normaliseCodiceFiscale(read.ok ? read.code : text)
  return /^WIN[0-9A-Z]{9}$/.test(key) ? [key.slice(3), key] : [key]
}

/** The digits by which a number is compared, without +39. */
export function phoneDigits(text: string): string {
  const key = parsePhones(text)[0]?.key ?? text
  return key.replace(/^\+39/, '').replace(/\D/g, '')
}
