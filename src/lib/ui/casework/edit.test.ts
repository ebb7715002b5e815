import { expect, test } from 'vitest'
import type { FieldView, RecordView } from '#lib/engine/views.ts'
import { arrivedSince, isEditTouched, itemFields, readEdit, seeNow, startEdit } from './edit.ts'
import { line, type FieldLine } from '../record/control.ts'

const phone: FieldLine = { path: 'phone', control: line(40, 'tel') }
const year: FieldLine = { path: 'birthYear', control: { type: 'whole', min: 1900, max: 2100 } }

const field = (path: string, entries: Record<string, string | number>): FieldView => {
  const values = Object.entries(entries).map(([entry, value]) => ({
    entry,
    value,
    author: { login: 'marco', name: 'Marco' },
    device: 'Empoli 1',
    at: '2026-11-17T10:00:00.000Z',
  }))
  const [first] = values
  return { path, values, conflict: values.length > 1, editable: true, ...(first && { shown: first.value }) }
}
const record = (...fields: FieldView[]) =>
  ({ fields: Object.fromEntries(fields.map((each) => [each.path, each])) }) as unknown as RecordView

test('an edit keeps what was on screen when it began, whatever arrives later', () => {
  const edit = startEdit([phone], record(field('phone', { e1: '0571 1' })))
  edit.typed.phone = '0571 2'
  const later = field('phone', { e2: '0571 9' })
  expect(arrivedSince(edit, 'phone', later).map(({ entry }) => entry)).toEqual(['e2'])
  expect(readEdit([phone], edit)).toEqual({
    ok: true,
    changes: [{ path: 'phone', value: '0571 2', seen: ['e1'] }],
  })
})

test('who says to have seen what arrived replaces it', () => {
  const edit = startEdit([phone], record(field('phone', { e1: '0571 1' })))
  edit.typed.phone = '0571 2'
  const arrived = field('phone', { e2: '0571 9' })
  const seen = seeNow(edit, 'phone', arrived)
  expect(arrivedSince(seen, 'phone', arrived)).toEqual([])
  expect(readEdit([phone], seen)).toMatchObject({ changes: [{ seen: ['e2'] }] })
})

test('only what was changed is saved, and a field that was emptied is cleared', () => {
  const edit = startEdit(
    [phone, year],
    record(field('phone', { e1: '0571 1' }), field('birthYear', { e2: 1980 })),
  )
  expect(isEditTouched(edit)).toBe(false)
  expect(readEdit([phone, year], edit)).toEqual({ ok: true, changes: [] })
  edit.typed.birthYear = ''
  expect(isEditTouched(edit)).toBe(true)
  expect(readEdit([phone, year], edit)).toEqual({
    ok: true,
    changes: [{ path: 'birthYear', value: null, seen: ['e2'] }],
  })
})

test('a fault stops the save and names its field', () => {
  const edit = startEdit([phone, year], undefined)
  edit.typed.phone = '0571 1'
  edit.typed.birthYear = 'ottanta'
  expect(readEdit([phone, year], edit)).toEqual({ ok: false, faults: { birthYear: 'whole' } })
})

test('a new item is made of the leaves that were filled in', () => {
  const changes = [{ path: 'household/new/relation', value: 'FIGLIO', seen: [] }]
  expect(itemFields('household', changes)).toEqual({ relation: 'FIGLIO' })
})
