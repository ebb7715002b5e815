import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { coreWords, foldName, searchWords } from './fold-name.ts'

describe('foldName', () => {
  test.each([
    ["D'Angelo", 'dangelo'],
    ['D’Amico', 'damico'],
    ["Niccolo'", 'niccolo'],
    ['Niccolò', 'niccolo'],
    ['  De   Angelis ', 'de angelis'],
    ['Çela', 'cela'],
    ['Łukasz', 'lukasz'],
    ['Weiß', 'weiss'],
    ['Anna-Maria', 'anna maria'],
    ['B.', 'b'],
    ['İbrahim', 'ibrahim'],
    ['ＲＯＳＳＩ', 'rossi'],
    ['Ольга', 'ольга'],
    ['', ''],
    ['…', ''],
  ])('%s → %s', (text, folded) => {
    expect(foldName(text)).toBe(folded)
  })

  test('folding twice changes nothing, and case never matters in Latin letters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(foldName(foldName(text))).toBe(foldName(text))
      }),
    )
    fc.assert(
      fc.property(fc.stringMatching(/^[a-zàèéìòù' ]*$/), (text) => {
        expect(foldName(text.toUpperCase())).toBe(foldName(text))
      }),
    )
  })
})

test('small words are left out, unless the name is made of them', () => {
  expect(coreWords("D'Angelo")).toEqual(['angelo'])
  expect(coreWords('De Angelis')).toEqual(['angelis'])
  expect(coreWords("Dell'Orso Della Valle")).toEqual(['orso', 'valle'])
  expect(coreWords('El Amrani')).toEqual(['amrani'])
  expect(coreWords('De')).toEqual(['de'])
})

test('a search finds the word, the name run together and the name without its small word', () => {
  expect(searchWords('De Angelis')).toEqual(['de', 'angelis', 'deangelis'])
  expect(searchWords("D'Amico")).toEqual(['damico', 'amico'])
  expect(searchWords('Rossi')).toEqual(['rossi'])
  expect(searchWords(' ')).toEqual([])
})
