import * as z from 'zod/mini'
import { describe, expect, it } from 'vitest'
import { code, codes, day, field, flag, login, moment, recordOf, removed, text, whole } from './fields.ts'
import { fieldOf, itemOf, patternOf, type Json, type Kind } from './kind.ts'

const takes = (schema: z.ZodMiniType<Json>) => (value: Json) => z.safeParse(schema, value).success

describe('values of fields', () => {
  it.each<[name: string, schema: z.ZodMiniType<Json>, good: Json[], bad: Json[]]>([
    ['text', text(3), ['a', 'abc', ' '], ['', 'abcd', 1, [], {}]],
    ['code', code(['A', 'B']), ['A'], ['', 'a', 'C', 0]],
    [
      'codes',
      codes(['A', 'B', 'C'], 2),
      [[], ['A'], ['B', 'A']],
      ['A', ['A', 'A'], ['D'], ['A', 'B', 'C'], {}],
    ],
    [
      'day',
      day(),
      ['2026-02-28', '2028-02-29'],
      ['2026-02-29', '2026-2-1', '2026-13-01', '2026-01-01T', '', 20260101],
    ],
    [
      'moment',
      moment(),
      ['2026-11-17T12:41:00.000Z'],
      ['2026-11-17T12:41:00Z', '2026-11-17', '2026-02-30T12:41:00.000Z', '2026-11-17T25:41:00.000Z', ''],
    ],
    ['whole', whole(1, 3), [1, 3], [0, 4, 1.5, '1', -0.5]],
    [
      'recordOf',
      recordOf('body'),
      [`body-${'a'.repeat(26)}`],
      [`case-${'a'.repeat(26)}`, 'body-', `xbody-${'a'.repeat(26)}`],
    ],
    ['login', login(), ['l.bandini', 'a'], ['', 'L.Bandini', '.a', 'a b', 'a'.repeat(65)]],
    ['flag', flag(), [true, false], [0, 1, 'true', '']],
  ])('%s', (_, schema, good, bad) => {
    for (const value of good) expect([value, takes(schema)(value)]).toEqual([value, true])
    for (const value of bad) expect([value, takes(schema)(value)]).toEqual([value, false])
    expect(takes(schema)(null)).toBe(false)
  })

  it('are reviewed and ordinary unless the field says otherwise, and every field can be cleared', () => {
    expect(field(text(3))).toMatchObject({ policy: { type: 'review' }, sensitivity: 'O' })
    expect(takes(field(text(3)).value)(null)).toBe(true)
    expect(takes(removed().value)(true)).toBe(true)
    expect(field(flag(), { writers: ['tutor'], sensitivity: 'R' })).toMatchObject({
      writers: ['tutor'],
      sensitivity: 'R',
    })
  })
})

describe('paths of a kind', () => {
  const one = field(text(9))
  const kind = { name: 'x', fields: { phone: one, 'list/*/leaf': one, valueOf: one } } as unknown as Kind

  it('are themselves, or a pattern with an item in its place', () => {
    expect(patternOf(kind, 'phone')).toBe('phone')
    expect(patternOf(kind, 'list/k1/leaf')).toBe('list/*/leaf')
    expect(patternOf(kind, 'valueOf')).toBe('valueOf')
    expect(patternOf(kind, 'list/toString/leaf')).toBe('list/*/leaf')
    expect(fieldOf(kind, 'phone')).toBe(one)
  })

  it('are nothing else, not even what every object has', () => {
    const strange = [
      '',
      'list',
      'list/k1',
      'list/k1/leaf/x',
      'list//leaf',
      'toString',
      'constructor',
      '__proto__',
      'hasOwnProperty',
    ]
    for (const path of strange) {
      expect([path, patternOf(kind, path)]).toEqual([path, undefined])
      expect([path, fieldOf(kind, path)]).toEqual([path, undefined])
    }
    expect(itemOf('a/b/c')).toEqual({ list: 'a', item: 'b', leaf: 'c' })
    expect(itemOf('a/b')).toBeUndefined()
  })
})
