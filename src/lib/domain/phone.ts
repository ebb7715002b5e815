/** What a number looks like. `unclear` is kept and compared by its digits: nothing is ever refused. */
export type PhoneKind = 'mobile' | 'landline' | 'service' | 'foreign' | 'unclear'

/** A number: `key` compares (+39… where it can be known), `display` is for people. */
export type Phone = { kind: PhoneKind; key: string; display: string }

/** Country codes of one or two digits; all others have three (ITU-T E.164). */
const shortCodes = new Set(
  (
    '1 7 20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 64 65 66 ' +
    '81 82 84 86 90 91 92 93 94 95 98'
  ).split(' '),
)
const fewestDigits = 6
const mostDigits = 15

/**
 * The numbers in a text as people write them: with or without +39 or 0039, any separators, two in one field, words
 * beside them. Empty where there is no digit, or a bare +39.
 */
export function parsePhones(text: string): Phone[] {
  const runs = text.normalize('NFKC').match(/\+?[\d(][\d\s().·/–-]*/gu) ?? []
  const numbers = runs.flatMap(splitRun).filter((run) => /\d/.test(run))
  const long = numbers.filter((run) => digitsOf(run).length >= fewestDigits)
  return (long.length > 0 ? long : numbers.slice(0, 1)).map(readNumber).filter((phone) => phone.key !== '')
}

/** The first number of a text, for a field that shows one. */
export function parsePhone(text: string): Phone | undefined {
  return parsePhones(text)[0]
}

/** The text of a phone field as it is shown: grouped where it is one known number, else as it was written. */
export function displayPhone(text: string): string {
  const numbers = parsePhones(text)
  const only = numbers.length === 1 ? numbers[0] : undefined
  return only && only.kind !== 'unclear' && !/\p{L}/u.test(text) ? only.display : text.trim()
}

/** A slash or dash stands between two numbers only when both sides are long enough to be one (0571/73456 is one). */
function splitRun(run: string): string[] {
  for (const separator of [/\s[–-]\s/, /\//]) {
    const parts = run.split(separator)
    if (parts.length > 1 && parts.every((part) => digitsOf(part).length >= fewestDigits)) return parts
  }
  return [run]
}

function digitsOf(text: string): string {
  return text.replace(/\D/g, '')
}

function readNumber(run: string): Phone {
  const abroad = run.startsWith('+')
    ? digitsOf(run)
    : /^00[1-9]/.test(digitsOf(run))
      ? digitsOf(run).slice(2)
      : ''
  if (abroad !== '') return abroad.startsWith('39') ? italian(abroad.slice(2)) : foreign(abroad)
  const digits = digitsOf(run)
  return isBarePrefixed(digits) ? italian(digits.slice(2)) : italian(digits)
}

/** 39 without its plus: only where what follows is whole, since mobiles begin with 39 as well (391, 392, 393…). */
function isBarePrefixed(digits: string): boolean {
  return /^39(3\d{9}|0\d{8,10})$/.test(digits)
}

function italian(digits: string): Phone {
  const key = `+39${digits}`
  if (/^3\d{8,9}$/.test(digits)) return { kind: 'mobile', key, display: grouped(digits, 3) }
  if (/^0[1-9]\d{4,9}$/.test(digits))
    return { kind: 'landline', key, display: grouped(digits, areaLength(digits)) }
  if (/^(11\d|15\d\d|116\d{3}|80[03]\d{3,6}|8[49]\d{4,7})$/.test(digits))
    return { kind: 'service', key, display: grouped(digits, 3) }
  return { kind: 'unclear', key: digits, display: digits }
}

/** 02 and 06 stand alone; a third digit 0, 1, 5 or 9 ends the prefix of a big town (055, 081); the rest have four. */
function areaLength(digits: string): number {
  return /^0[26]/.test(digits) ? 2 : /^0\d[0159]/.test(digits) ? 3 : 4
}

function foreign(digits: string): Phone {
  const code = [1, 2].map((length) => digits.slice(0, length)).find((start) => shortCodes.has(start))
  const length = code?.length ?? 3
  const kind = digits.length >= 7 && digits.length <= mostDigits ? 'foreign' : 'unclear'
  return { kind, key: `+${digits}`, display: `+${grouped(digits, length)}` }
}

/** The prefix, then threes; a rest of four stays together, and no digit stands alone. */
function grouped(digits: string, prefix: number): string {
  const groups = [digits.slice(0, prefix)]
  let rest = digits.slice(prefix)
  while (rest.length > 4) {
    const size = rest.length === 8 ? 4 : rest.length === 5 ? 2 : 3
    groups.push(rest.slice(0, size))
    rest = rest.slice(size)
  }
  return [...groups, rest].filter(Boolean).join(' ')
}
