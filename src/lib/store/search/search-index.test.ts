import { describe, expect, it } from 'vitest'
import { createSearchIndex } from './search-index.ts'

const kinds = ['person']

function sample() {
  const index = createSearchIndex()
  const put = (record: string, names: string, more = {}) =>
    index.put({ record, kind: 'person', names, ...more })
  put('p1', 'Lucia Bandini', { phones: '347 000 5516', taxCode: 'BNDLCU84C52D403J', code: 'WIN-RBV2-5X43-1' })
  put('p2', 'Niccolò D’Amico')
  put('p3', 'Maria Giovannini')
  put('p4', 'Bandino Lucci')
  index.put({ record: 'c1', kind: 'contact', names: 'Lucia B.' })
  return index
}

describe('[S13] search', () => {
  it('finds by surname, name, part of a word and both in any order', () => {
    expect(sample().find('bandini', kinds)).toContain('p1')
    expect(sample().find('luc', kinds)).toEqual(expect.arrayContaining(['p1', 'p4']))
    expect(sample().find('bandini lucia', kinds)).toEqual(['p1'])
  })
  it('drops accents and apostrophes, and forgives a slip', () => {
    expect(sample().find('niccolo damico', kinds)).toEqual(['p2'])
    expect(sample().find('giovanini', kinds)).toEqual(['p3'])
    expect(sample().find('bandimi', kinds)).toContain('p1')
    expect(sample().find('rossi', kinds)).toEqual([])
  })
  it('finds by phone however it is written, codice fiscale and WIN code, also half typed', () => {
    for (const text of [
      '3470005516',
      '+39 347 000 5516',
      '347 000',
      'bndlcu84c52',
      'WIN-RBV2-5X43-1',
      'rbv2 5x43 1',
    ]) {
      expect(sample().find(text, kinds), text).toEqual(['p1'])
    }
  })
  it('keeps to the kinds that are asked for, and ranks the exact word first', () => {
    expect(sample().find('lucia', ['contact'])).toEqual(['c1'])
    expect(sample().find('bandini', kinds)[0]).toBe('p1')
  })
  it('forgets what is dropped, follows what changes, and opens again from its dump', () => {
    const index = sample()
    index.drop('p1')
    index.put({ record: 'p3', kind: 'person', names: 'Maria Rossi' })
    const again = createSearchIndex(JSON.parse(JSON.stringify(index.dump())))
    expect(again.find('bandini', kinds)).toEqual(['p4'])
    expect(again.find('rossi', kinds)).toEqual(['p3'])
    expect(again.find('giovannini', kinds)).toEqual([])
  })
})
