import fc from 'fast-check'
import { checkCharacter } from './check-character.ts'

const omocodia = 'LMNPQRSTUV'
const letter = fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZ')
const places = fc.constantFrom('D403', 'H501', 'M059', 'Z100', 'Z352', 'A001')

/** Codes that are right in themselves, with some of their digits replaced as by omocodia. */
export const rightCode = fc
  .record({
    names: fc.array(letter, { minLength: 6, maxLength: 6 }),
    year: fc.integer({ min: 0, max: 99 }),
    month: fc.constantFrom(...'ABCDEHLMPRST'),
    day: fc.integer({ min: 1, max: 28 }),
    woman: fc.boolean(),
    place: places,
    replaced: fc.subarray([6, 7, 9, 10, 12, 13, 14]),
  })
  .map(({ names, year, month, day, woman, place, replaced }) => {
    const twoDigits = (value: number) => String(value).padStart(2, '0')
    const plain = names.join('') + twoDigits(year) + month + twoDigits(woman ? day + 40 : day) + place
    const first15 = [...plain]
      .map((character, index) => (replaced.includes(index) ? omocodia.charAt(Number(character)) : character))
      .join('')
    return first15 + checkCharacter(first15)
  })
