/** The letters that stand for digits when two people would share a code (omocodia): L is 0, V is 9. */
const omocodiaLetters = 'LMNPQRSTUV'
const months = 'ABCDEHLMPRST'
const daysInMonth = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const shape = /^[A-Z]{6}[\dLMNPQRSTUV]{2}[A-Z][\dLMNPQRSTUV]{2}[A-Z][\dLMNPQRSTUV]{3}[A-Z]$/

/** The parts of a 16-character code, digits restored. `year` has two digits: the century is not in the code. */
export type CodiceFiscaleParts = {
  surname: string
  name: string
  year: number
  /** 1–12, or 0 where the letter is no month. */
  month: number
  day: number
  sex: 'F' | 'M'
  /** Cadastral code of the comune of birth, Z and a number for a state abroad. */
  place: string
  omocodia: boolean
}

/** Takes a normalised code apart; `undefined` where letters and digits do not stand where they must. */
export function parseCodiceFiscale(code: string): CodiceFiscaleParts | undefined {
  if (!shape.test(code)) return undefined
  const day = Number(digitsOf(code.slice(9, 11)))
  return {
    surname: code.slice(0, 3),
    name: code.slice(3, 6),
    year: Number(digitsOf(code.slice(6, 8))),
    month: months.indexOf(code.charAt(8)) + 1,
    day: day > 40 ? day - 40 : day,
    sex: day > 40 ? 'F' : 'M',
    place: code.charAt(11) + digitsOf(code.slice(12, 15)),
    omocodia: /[A-Z]/.test(code.slice(6, 8) + code.slice(9, 11) + code.slice(12, 15)),
  }
}

function digitsOf(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => String(omocodiaLetters.indexOf(letter)))
}

/** Whether the day was one: 1–31 or 41–71, within its month; 29 February in years that are leap in some century. */
export function isPlausibleDay({ day, month, year }: CodiceFiscaleParts): boolean {
  const last = month === 2 && year % 4 !== 0 ? 28 : (daysInMonth[month - 1] ?? 31)
  return day >= 1 && day <= last
}

/** Whether the place can be one: comuni begin with A–M, states abroad with Z, and none is numbered 000. */
export function isPlausiblePlace({ place }: CodiceFiscaleParts): boolean {
  return /^[A-MZ](?!000)\d{3}$/.test(place)
}
