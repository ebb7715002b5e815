import { expect, test } from 'vitest'
import type { DecisionView } from '#lib/engine/meetings/meeting-view.ts'
import { changesIn, formOf, isTouched, tasksIn } from './decision-form.ts'

const by = '2026-12-15'
const value = (entry: string, shown: string) => ({
  path: '',
  shown,
  values: [{ entry, value: shown, author: { login: 'anna', name: 'Anna' }, device: '', at: '' }],
  conflict: false,
  editable: true,
})
const decided = {
  record: { fields: { type: value('e1', 'RINVIARE'), by: value('e2', '2026-12-01') } },
} as unknown as DecisionView

test('begins with consent and a day, which alone are nobody’s words', () => {
  const form = formOf(undefined, by)
  expect(form).toMatchObject({ mode: 'CONSENSO', by, type: '' })
  expect(isTouched(form, undefined, by)).toBe(false)
  expect(isTouched({ ...form, why: 'perché' }, undefined, by)).toBe(true)
})

test('changes only what was changed, over what stood on screen', () => {
  const form = { ...formOf(decided, by), type: 'APPROFONDIRE' }
  expect(changesIn(form, decided)).toEqual([
    { path: 'type', value: 'APPROFONDIRE', seen: ['e1'] },
    { path: 'mode', value: 'CONSENSO', seen: [] },
  ])
  expect(changesIn({ ...form, by: '' }, decided)).toContainEqual({ path: 'by', value: null, seen: ['e2'] })
})

test('what moves no case is a task of its own, unless tasks were written', () => {
  const name = (type: string) => type.toLowerCase()
  const form = { ...formOf(undefined, by), owner: 'anna' }
  expect(tasksIn({ ...form, type: 'APPROFONDIRE' }, name)).toEqual([
    { text: 'approfondire', owner: 'anna', by },
  ])
  for (const type of ['PRENDERE_IN_CARICO', 'RINVIARE', 'CHIUDERE', ''])
    expect(tasksIn({ ...form, type }, name)).toEqual([])
  const own = [{ text: 'Telefonare', owner: '', by }]
  expect(tasksIn({ ...form, type: 'APPROFONDIRE', tasks: own }, name)).toEqual(own)
})
