import { describe, expect, test } from 'vitest'
import type { ConflictRow } from '#lib/engine/views.ts'
import { controlOf } from '../record/field-controls.ts'
import { optionsOf } from '../record/options.ts'
import { italian } from '../text/catalogue.ts'
import { createText } from '../text/createText.ts'
import { adviceOf } from './advice.ts'
import { conflictRow } from './conflict.fixtures.ts'
import { isAnyOtherOpen, sidesOf } from './sides-of.ts'

const text = createText({ words: () => italian, device: () => 'tablet', now: () => Date.UTC(2026, 10, 17) })
const isOpen = (row: ConflictRow) => {
  const control = controlOf(row.kind, row.path)
  return isAnyOtherOpen(row, control, optionsOf(control, text, { people: [] }))
}
const between = (kind: string, path: string, values: [unknown, unknown], write = true) => {
  const row = conflictRow({ kind, path, choices: { keep: ['a', 'b'], write } })
  return { ...row, values: row.values.map((each, i) => ({ ...each, value: values[i] })) } as ConflictRow
}

test('values read as words, and one that may not be kept says so', () => {
  const row = between('contact', 'needs', [['CASA'], ['CASA', 'CIBO']])
  const sides = sidesOf({ ...row, choices: { keep: ['b'], write: false } }, text, (id) => id)
  expect(sides.map(({ value, barred }) => [value, barred])).toEqual([
    ['Casa', true],
    ['Casa, Cibo', undefined],
  ])
})

test('words are marked where they differ, one thing out of a list is not', () => {
  const wholes = (kind: string, path: string, values: [unknown, unknown]) =>
    sidesOf(between(kind, path, values), text, (id) => id).map(({ whole }) => whole === true)
  expect(wholes('person', 'phone', ['1', '2'])).toEqual([false, false])
  expect(wholes('person', 'household/k1/ageBand', ['11-13', '14-17'])).toEqual([true, true])
})

describe('"Scrivi altro" stands', () => {
  test.each([
    ['where words are typed', between('person', 'phone', ['1', '2']), true],
    ['where a list has more', between('case', 'workless', ['ASSENTE', 'PREVALENTE']), true],
    ['where needs are picked', between('contact', 'needs', [['CASA'], ['CIBO']]), true],
    ['not for a state', between('case', 'state', ['SOSPESO', 'CONCLUSO'], false), false],
    ['not where the engine takes no other', between('person', 'phone', ['1', '2'], false), false],
    ['not between yes and no', between('person', 'guardianship', [true, false]), false],
    ['between yes and nothing', between('person', 'guardianship', [true, null]), true],
    ['not for a link to a record', between('contact', 'sameAs', ['contact-a', 'contact-b']), false],
  ] as const)('%s', (_, row, open) => {
    expect(isOpen(row)).toBe(open)
  })
})

describe('the advice', () => {
  const advise = (kind: string, path: string, choices: ConflictRow['choices']) =>
    adviceOf({ kind, path, choices }, text)
  const kept = { keep: ['a', 'b'], write: false }

  test('a field that may be typed needs none', () => {
    expect(advise('person', 'phone', { ...kept, write: true })).toBeUndefined()
  })
  test('a state says how to go on', () => {
    expect(advise('case', 'state', kept)).toContain('dalla scheda del caso')
    expect(advise('referral', 'state', kept)).toContain('dalla scheda del contatto')
  })
  test('write-once, moved and protected fields say why nothing else may be written', () => {
    expect(advise('case', 'origin', kept)).toContain('una volta sola')
    expect(advise('case', 'stateSince', kept)).toContain('non si scrive a mano')
    expect(advise('person', 'addressProtected', { ...kept, keep: ['a'] })).toContain('l’assistente sociale')
    expect(advise('contact', 'consentP1', { ...kept, write: true, needsWhy: true })).toContain(
      'serve un perché',
    )
  })
  test('who may not choose reads who may', () => {
    expect(advise('referral', 'answer', { keep: [], write: false })).toBe(
      'Qui sceglie chi è operatore, chi coordina o l’assistente sociale.',
    )
  })
})
