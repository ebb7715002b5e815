import { expect, test } from 'vitest'
import type { RecordView } from '#lib/engine/views.ts'
import { bodyChanges, bodyForm, missingOfBody } from './body-form.ts'

const record = {
  fields: {
    name: { shown: 'Caritas', values: [{ entry: 'e1' }] },
    phone: { shown: '0571', values: [{ entry: 'e2' }] },
  },
} as unknown as RecordView

test('changes what was changed, and clears what was emptied', () => {
  const form = { ...bodyForm(record), phone: ' ', email: 'a@b.it' }
  expect(bodyChanges(form, record)).toEqual([
    { path: 'phone', value: null, seen: ['e2'] },
    { path: 'email', value: 'a@b.it', seen: [] },
  ])
  expect(bodyChanges(bodyForm(record), record)).toEqual([])
})

test('says what is missing', () => {
  expect(missingOfBody(bodyForm())).toBe('name')
  const whole = { ...bodyForm(record), type: 'CARITAS', joined: '2014-11-25' }
  expect(missingOfBody(whole)).toBe('privacyRole')
  expect(missingOfBody({ ...whole, privacyRole: 'TITOLARE' })).toBeUndefined()
})
