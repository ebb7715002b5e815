import { expect, test } from 'vitest'
import { expectedCodes, givenNameCode, surnameCode } from './name-codes.ts'

test.each([
  ['Rossi', 'RSS'],
  ['Riva', 'RVI'],
  ['Fo', 'FOX'],
  ['Re', 'REX'],
  ['Aiuti', 'TAI'],
  ["D'Angelo", 'DNG'],
  ['De Angelis', 'DNG'],
  ['Di Biagio', 'DBG'],
  ['Çela', 'CLE'],
  ['Hoxha', 'HXH'],
  ['Ng', 'NGX'],
  ['', 'XXX'],
])('surname %s → %s', (surname, code) => {
  expect(surnameCode(surname)).toBe(code)
})

test.each([
  ['Maria', 'MRA'],
  ['Vincenzo', 'VCN'],
  ['Alessandro', 'LSN'],
  ['Maria Grazia', 'MGR'],
  ['Al', 'LAX'],
  ['Ada', 'DAA'],
  ['Niccolò', 'NCL'],
])('name %s → %s', (name, code) => {
  expect(givenNameCode(name)).toBe(code)
})

test('second names, second surnames and two-letter umlauts are all expected', () => {
  expect(expectedCodes('Maria Grazia', givenNameCode)).toEqual(new Set(['MRA', 'MGR', 'GRZ']))
  expect(expectedCodes('Müller', surnameCode)).toEqual(new Set(['MLL']))
  expect(expectedCodes('Böe', surnameCode)).toEqual(new Set(['BOE']))
  expect(expectedCodes('Øby', surnameCode)).toEqual(new Set(['BYO']))
  expect(expectedCodes('Jörð', surnameCode)).toEqual(new Set(['JRD']))
  expect(expectedCodes('Li Hü', surnameCode)).toEqual(new Set(['LHI', 'HUX', 'HUE']))
  expect(expectedCodes('De Luca', surnameCode)).toEqual(new Set(['DLC', 'LCU']))
})

test('nothing is expected of a name without Latin letters', () => {
  expect(expectedCodes('Ольга', givenNameCode).size).toBe(0)
  expect(expectedCodes('', givenNameCode).size).toBe(0)
})
