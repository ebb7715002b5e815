/** Crockford's 32 signs: no I, L, O or U, which a hand or a voice confuses with others. */
const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const idLetters = 'abcdefghijklmnopqrstuvwxyz234567'
const bodyLength = 8

/** A code that was read, or why it is none. `token` are the first 8 letters of the record id's random part. */
export type WinCodeReading =
  { ok: true; code: string; token: string } | { ok: false; reason: 'length' | 'character' | 'check' }

/**
 * The code by which people call a case (WIN-7K3Q-M2F9-C): 40 bits of the record id and a check sign. It says nothing
 * about anyone. Of 10,000 cases two share one with odds of 1 in 20,000, so a code finds records and never is a key.
 * Throws RangeError for what is not a record id.
 */
export function winCode(recordId: string): string {
  const token = /-([a-z2-7]{26})$/.exec(recordId)?.[1]
  if (token === undefined) throw new RangeError('not a record id')
  return write([...token.slice(0, bodyLength)].map((letter) => idLetters.indexOf(letter)))
}

/**
 * Reads a code as people type it: any case, with or without WIN, dashes and spaces, O for 0, I or L for 1.
 * One wrong sign, or two signs swapped, is always found.
 */
export function parseWinCode(text: string): WinCodeReading {
  const typed = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\p{P}\p{Z}\p{C}]/gu, '')
  const body = typed.length === bodyLength + 4 ? typed.replace(/^W[I1L]N/, '') : typed
  if ([...body].length !== bodyLength + 1) return { ok: false, reason: 'length' }
  const values = [...body].map((sign) => signs.indexOf(plain(sign)))
  if (values.includes(-1)) return { ok: false, reason: 'character' }
  const core = values.slice(0, bodyLength)
  if (checkOf(core) !== values[bodyLength]) return { ok: false, reason: 'check' }
  return { ok: true, code: write(core), token: core.map((value) => idLetters[value]).join('') }
}

function plain(sign: string): string {
  return sign === 'O' ? '0' : sign === 'I' || sign === 'L' ? '1' : sign
}

function write(values: number[]): string {
  const body = values.map((value) => signs[value]).join('')
  return `WIN-${body.slice(0, 4)}-${body.slice(4)}-${signs[checkOf(values)]}`
}

/**
 * A weighted sum in the field of 32 elements, each place with a weight of its own: unlike the remainder modulo 37
 * its check sign is one of the same 32, and it finds every single error and every swap, neighbours or not.
 */
function checkOf(values: number[]): number {
  return values.reduce((sum, value) => double(sum ^ value), 0)
}

function double(value: number): number {
  return (value << 1) ^ (value & 16 ? 0b100101 : 0)
}
