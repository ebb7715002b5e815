import { expect, test } from 'vitest'
import { partOfEdit } from './part-of-edit.ts'

test('every edit of the page is found in the part where a phone shows it', () => {
  const parts = {
    'person-a#phone': 'dati',
    'case-a#nextStep': 'dati',
    'case-a#team/new': 'dati',
    'case-a#ask/move/SOSPESO': 'dati',
    'person-a#household/new': 'nucleo',
    'person-a#supports/k3': 'nucleo',
    'person-a#iseeBand': 'nucleo',
    'interview-a#note': 'diario',
  }
  for (const [key, part] of Object.entries(parts)) expect([key, partOfEdit(key)]).toEqual([key, part])
})
