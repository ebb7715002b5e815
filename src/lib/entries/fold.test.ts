import { describe, expect, it } from 'vitest'
import type { Schema } from '#lib/domain/kinds/index.ts'
import { field, text } from '#lib/domain/schema/fields.ts'
import type { Entry } from './entry.ts'
import { foldRecord } from './fold.ts'
import { makeEntry, over, recordId, textOfFold } from '#tests/fixtures/make-entry.ts'
import { sample, sampleSchema } from '#tests/fixtures/sample-kind.ts'

const fold = (...entries: Entry[]) => foldRecord(entries, undefined, sampleSchema)
const idsOf = (...entries: Entry[]) => entries.map((entry) => entry._id).sort()

describe('live values', () => {
  const first = makeEntry({ set: { phone: '1' } })
  const second = makeEntry({ set: { phone: '2' }, over: over('phone', first) })

  it('[E6] shows the value whose entry no other is over', () => {
    expect(fold(first, second)?.fields.phone).toMatchObject({ conflict: false, shown: '2' })
  })

  it('[E6] counts `over` only for the path that it names', () => {
    const other = makeEntry({ set: { name: 'Anna' }, over: over('name', first) })
    expect(fold(first, other)?.fields.phone?.shown).toBe('1')
  })

  it('[E6] needs no predecessor to be there', () => {
    expect(fold(second)?.fields.phone?.shown).toBe('2')
  })

  it('[E7] keeps both values when neither author saw the other', () => {
    const rival = makeEntry({ set: { phone: '3' }, over: over('phone', first) })
    const phone = fold(first, second, rival)?.fields.phone
    expect(phone).toMatchObject({ conflict: true })
    expect(phone?.live.map(({ entry }) => entry)).toEqual(idsOf(second, rival))
    expect(phone).not.toHaveProperty('shown')
  })

  it('[E7] is no conflict when both wrote the same, and a clearing beside a value is one', () => {
    const same = makeEntry({ set: { phone: '2' }, salt: 1 })
    const cleared = makeEntry({ set: { phone: null }, over: over('phone', first) })
    expect(fold(first, second, same)?.fields.phone).toMatchObject({ conflict: false, shown: '2' })
    expect(fold(first, second, cleared)?.fields.phone?.conflict).toBe(true)
  })

  it('[E7] is settled by an ordinary entry over all of them, until one comes that nobody had seen', () => {
    const rival = makeEntry({ set: { phone: '3' } })
    const choice = makeEntry({ set: { phone: '3' }, over: over('phone', second, rival), salt: 9 })
    const late = makeEntry({ set: { phone: '4' }, over: over('phone', first) })
    expect(fold(first, second, rival, choice)?.fields.phone).toMatchObject({ conflict: false, shown: '3' })
    expect(fold(first, second, rival, choice, late)?.fields.phone?.conflict).toBe(true)
  })
})

describe('latest', () => {
  const at = (day: number) => `2026-03-0${day}T09:00:00.000Z`

  it('[E8] shows of concurrent values the one with the later clock, and is never in conflict', () => {
    const early = makeEntry({ set: { colour: 'rosso' }, at: at(1) })
    const late = makeEntry({ set: { colour: 'verde' }, at: at(2) })
    expect(fold(late, early)?.fields.colour).toMatchObject({ conflict: false, shown: 'verde' })
  })

  it('[E8] breaks a tie by entry id', () => {
    const a = makeEntry({ set: { colour: 'rosso' } })
    const b = makeEntry({ set: { colour: 'verde' } })
    const winner = a._id > b._id ? 'rosso' : 'verde'
    expect(fold(a, b)?.fields.colour?.shown).toBe(winner)
    expect(fold(b, a)?.fields.colour?.shown).toBe(winner)
  })

  it('[E8] lets an edit that saw a value replace it, however late that clock was', () => {
    const late = makeEntry({ set: { colour: 'verde' }, at: at(9) })
    const edit = makeEntry({ set: { colour: 'blu' }, over: over('colour', late), at: at(1) })
    expect(fold(late, edit)?.fields.colour?.shown).toBe('blu')
  })
})

describe('protective', () => {
  const given = makeEntry({ set: { consent: 'PRESTATO' } })
  const revoked = makeEntry({ set: { consent: 'REVOCATO' }, over: over('consent', given) })

  it('[E9] shows the most protective of the live values at once, and asks a person to look', () => {
    const other = makeEntry({ set: { consent: 'NEGATO' } })
    expect(fold(given, other, revoked)?.fields.consent).toMatchObject({ conflict: true, shown: 'REVOCATO' })
    expect(fold(given, other)?.fields.consent).toMatchObject({ conflict: true, shown: 'NEGATO' })
  })

  it('[E9] is not lifted by an entry that did not see it', () => {
    const blind = makeEntry({ set: { consent: 'PRESTATO' }, over: over('consent', given), salt: 1 })
    expect(fold(given, revoked, blind)?.fields.consent?.shown).toBe('REVOCATO')
  })

  it('[E9] is not lifted by someone who saw only one of two protective values', () => {
    const twice = makeEntry({ set: { consent: 'REVOCATO' }, salt: 2 })
    const lift = makeEntry({
      set: { consent: 'PRESTATO', consentWhy: 'errore' },
      over: over('consent', revoked),
    })
    expect(fold(given, revoked, twice, lift)?.fields.consent).toMatchObject({
      conflict: true,
      shown: 'REVOCATO',
    })
    const whole = makeEntry({
      set: { consent: 'PRESTATO', consentWhy: 'errore' },
      over: over('consent', revoked, twice),
    })
    expect(fold(given, revoked, twice, whole)?.fields.consent).toMatchObject({
      conflict: false,
      shown: 'PRESTATO',
    })
  })

  it('[E9] takes a clearing for the least protective', () => {
    const cleared = makeEntry({ set: { consent: null }, over: over('consent', given) })
    expect(fold(given, cleared, revoked)?.fields.consent?.shown).toBe('REVOCATO')
  })
})

describe('unknown things', () => {
  const plain = makeEntry({ set: { phone: '1' } })

  it('[E13] keeps an entry of a newer version and folds nothing of it, whatever its members are', () => {
    const parts = [{ covers: 5 }, { covers: [plain._id], over: 'x' }, { set: undefined, over: undefined }]
    for (const part of parts) {
      const newer = { ...makeEntry({ set: { phone: '2' }, salt: 1 }), v: 2, ...part } as unknown as Entry
      const folded = fold(plain, newer)
      expect(folded?.fields.phone?.shown).toBe('1')
      expect(folded?.unknown).toEqual([newer._id])
      expect(folded?.entries).toEqual(idsOf(plain, newer))
    }
  })

  it('[E13] freezes nothing on the word of a newer version', () => {
    const words = makeEntry({ set: { words: 'mie' } })
    const newer = { ...makeEntry({ covers: [plain._id], salt: 1 }), v: 2 } as unknown as Entry
    expect(fold(plain, words, newer)?.fields.words?.shown).toBe('mie')
  })

  it('[E13] folds what it knows of an entry and lists it when there is more', () => {
    const more = makeEntry({ set: { phone: '2', fax: '3' }, over: over('phone', plain) })
    expect(fold(plain, more)).toMatchObject({ unknown: [more._id], fields: { phone: { shown: '2' } } })
    expect(fold(plain, more)?.fields).not.toHaveProperty('fax')
  })

  it('[E13] does not fold a value that the schema refuses, nor what that value was over', () => {
    const wrong = makeEntry({ set: { phone: 7 }, over: over('phone', plain) })
    expect(fold(plain, wrong)).toMatchObject({ unknown: [wrong._id], fields: { phone: { shown: '1' } } })
  })

  it('[E13] folds no field of a kind that it does not know', () => {
    const strange = makeEntry({ kind: 'strange', record: recordId('strange'), set: { phone: '1' } })
    expect(fold(strange)).toMatchObject({ kind: 'strange', fields: {}, unknown: [strange._id] })
  })
})

describe('the shape of a fold', () => {
  it('[E4] is nothing without entries', () => {
    expect(foldRecord([])).toBeUndefined()
  })

  it('[E4] takes the same case whatever the order, when entries of one record name different cases', () => {
    const a = makeEntry({ case: recordId('case', 1), set: { phone: '1' } })
    const b = makeEntry({ case: recordId('case', 2), set: { name: 'x' } })
    expect(fold(a, b)?.case).toBe(fold(b, a)?.case)
  })

  it('[E4] survives paths and items that are named like members of every object', () => {
    const names = ['toString', 'valueOf', 'hasOwnProperty', 'isPrototypeOf', 'propertyIsEnumerable']
    const fields = Object.fromEntries(names.map((name) => [name, field(text(9))]))
    const schema: Schema = new Map([['sample', { ...sample, fields: { ...sample.fields, ...fields } }]])
    for (const name of names) {
      const path = `items/${name}/label`
      const first = makeEntry({ set: { [name]: 'a', [path]: 'b' } })
      const next = makeEntry({ set: { [name]: 'c' }, over: over(name, first) })
      const folded = foldRecord([first, next], undefined, schema)
      expect(Object.entries(folded?.fields ?? {}).map(([key, { shown }]) => [key, shown])).toEqual(
        [
          [name, 'c'],
          [path, 'b'],
        ].sort(),
      )
      expect(Object.entries(folded?.items ?? {})).toEqual([['items', { [name]: 'present' }]])
      const unknown = makeEntry({ set: { [`${name}/${name}`]: 'a' } })
      expect(textOfFold(fold(unknown))).toContain(unknown._id)
    }
  })
})
