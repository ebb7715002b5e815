import fc from 'fast-check'
import { expect, test } from 'vitest'
import { italian } from '../text/catalogue.ts'
import { createText } from '../text/createText.ts'
import { conflictRow } from './conflict.fixtures.ts'
import { nameConflicts, tellApart } from './name-conflict.ts'

const text = createText({ words: () => italian, device: () => 'tablet', now: () => Date.UTC(2026, 10, 17) })
const named = (rows: Parameters<typeof nameConflicts>[0]) =>
  nameConflicts(rows, text, (id) => id).map(({ label, of }) => (of ? `${label} / ${of}` : label))

test('fields of two members, two interviews and the person have names of their own', () => {
  const member = (item: string, path: string, around: object) =>
    conflictRow({ kind: 'person', path: `household/${item}/${path}`, around: { ...around } })
  const interview = (date: string) =>
    conflictRow({ kind: 'interview', path: 'note', around: { date, type: 'VERIFICA' } })
  expect(
    named([
      conflictRow({ kind: 'person', path: 'phone' }),
      member('k1', 'ageBand', { relation: 'FIGLIO', name: 'Leo' }),
      member('k2', 'removed', { relation: 'FIGLIO', ageBand: '6-10' }),
      member('k3', 'removed', { relation: 'CONIUGE' }),
      interview('2026-11-12'),
      interview('2026-11-16'),
    ]),
  ).toEqual([
    'Telefono',
    'Familiare, età / Figlio o figlia · Leo',
    'Familiare tolto / Figlio o figlia · 6–10 anni',
    'Familiare tolto / Coniuge',
    'Testo / Verifica · 12 novembre 2026',
    'Testo / Verifica · 16 novembre 2026',
  ])
})

test('what nothing tells apart is numbered', () => {
  const twin = (item: string) =>
    conflictRow({ kind: 'person', path: `household/${item}/ageBand`, around: { relation: 'FIGLIO' } })
  expect(
    named([twin('k1'), twin('k2'), conflictRow({ kind: 'person', path: 'household/k3/relation' })]),
  ).toEqual([
    'Familiare, età / Figlio o figlia',
    'Familiare, età / Figlio o figlia (2)',
    'Familiare, parentela',
  ])
})

test('no two names are the same, whatever they are', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('a', 'b', 'a (2)', 'a (3)', '')), (names) => {
      const told = tellApart(names).map((more, index) => `${names[index]}${more}`)
      expect(new Set(told).size).toBe(names.length)
    }),
  )
})
