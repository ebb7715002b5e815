import { expect, test } from 'vitest'
import type { RecordView } from '#lib/engine/views.ts'
import { householdOf, itemsIn } from './household.ts'

const person = {
  items: { household: { c: 'removed', b: 'review', a: 'present' } },
  fields: {
    'household/a/ageBand': { shown: '14-17' },
    'household/b/ageBand': { shown: '30-64' },
    'household/c/ageBand': { shown: '0-2' },
  },
} as unknown as RecordView

test('a household counts the person, who is there and who is under review, and not who was removed', () => {
  expect(householdOf(person)).toEqual({ size: 3, minors: 1 })
  expect(householdOf(undefined)).toEqual({ size: 1, minors: 0 })
})

test('items that were removed can be asked for', () => {
  expect(itemsIn(person, 'household')).toEqual(['a', 'b'])
  expect(itemsIn(person, 'household', true)).toEqual(['c'])
  expect(itemsIn(person, 'supports')).toEqual([])
})
