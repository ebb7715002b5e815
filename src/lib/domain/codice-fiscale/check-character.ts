/** What a character is worth at the 1st, 3rd, 5th… place: digits 0–9, then A–Z (DM 23.12.1976, 13813). */
const digitsAtOdd = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21]
const lettersAtOdd = [
  1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23,
]

/**
 * The 16th character that belongs to the first 15 (A–Z and 0–9 only), letters of omocodia counted as letters. Any one
 * wrong character that fits its place changes it; a swap of two neighbours may not.
 */
export function checkCharacter(first15: string): string {
  const sum = [...first15].reduce((total, character, index) => total + worth(character, index % 2 === 0), 0)
  return String.fromCharCode(65 + (sum % 26))
}

function worth(character: string, atOdd: boolean): number {
  const isDigit = character <= '9'
  const value = character.charCodeAt(0) - (isDigit ? 48 : 65)
  return atOdd ? ((isDigit ? digitsAtOdd : lettersAtOdd)[value] ?? 0) : value
}

/**
 * Whether the 11th digit of a provisional code fits: 7 digits of number, 3 of office, 1 of control; the even places
 * doubled with their digits added (DM 23.12.1976, the rule of all numeric codes).
 */
export function hasProvisionalCheck(digits: string): boolean {
  const sum = [...digits].reduce((total, digit, index) => total + share(Number(digit), index % 2 === 1), 0)
  return sum % 10 === 0
}

function share(digit: number, doubled: boolean): number {
  return doubled ? (digit * 2 > 9 ? digit * 2 - 9 : digit * 2) : digit
}
