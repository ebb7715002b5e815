import fc from 'fast-check'
import { expect, test } from 'vitest'
import { initialOf } from './read-name.ts'
import { badgeLetters, displayName, readWrittenName } from './written-name.ts'

test.each([
  ['Maria B.', { name: 'Maria', surname: 'B.' }],
  ['  Anna  Maria Rossi ', { name: 'Anna Maria', surname: 'Rossi' }],
  ['Rossi, Maria', { name: 'Maria', surname: 'Rossi' }],
  ['Lucia De Angelis', { name: 'Lucia', surname: 'De Angelis' }],
  ['Lucia De La Cruz', { name: 'Lucia', surname: 'De La Cruz' }],
  ["Lucia D'Angelo", { name: 'Lucia', surname: "D'Angelo" }],
  ['Maria', { name: 'Maria' }],
  ['De Angelis', { name: 'De', surname: 'Angelis' }],
  [' , ', {}],
  ['', {}],
])('reads "%s"', (line, name) => {
  expect(readWrittenName(line)).toEqual(name)
})

test('an initial is one letter, with or without its stop', () => {
  expect(initialOf('B.')).toBe('b')
  expect(initialOf('ç')).toBe('c')
  expect(initialOf('Bo')).toBeUndefined()
  expect(initialOf('3')).toBeUndefined()
  expect(initialOf('')).toBeUndefined()
})

test('shows the name first, an initial with its stop', () => {
  expect(displayName({ name: 'Maria', surname: 'b' })).toBe('Maria B.')
  expect(displayName({ name: 'Maria', surname: 'De Angelis' })).toBe('Maria De Angelis')
  expect(displayName({ surname: 'Hoxha' })).toBe('Hoxha')
  expect(displayName({})).toBe('—')
})

test('badges hold the first letters as they are written', () => {
  expect(badgeLetters({ name: 'maria', surname: "d'Angelo" })).toBe('MD')
  expect(badgeLetters({ name: 'Çela' })).toBe('Ç')
  expect(badgeLetters({ name: '', surname: '…' })).toBe('—')
})

test('no word is lost by splitting a line without a comma', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[A-Za-z'. ]{0,30}$/), (line) => {
      const { name = '', surname = '' } = readWrittenName(line)
      expect(`${name} ${surname}`.trim()).toBe(line.trim().replace(/ +/g, ' '))
    }),
  )
})
