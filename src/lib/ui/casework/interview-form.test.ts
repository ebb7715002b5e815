import { expect, test } from 'vitest'
import { emptyInterview, isInterviewTouched, readInterview } from './interview-form.ts'

const empty = emptyInterview('2026-11-17', 'VERIFICA')

test('a form that was only opened is nothing to keep', () => {
  expect(isInterviewTouched({ ...empty, date: '2026-11-16', type: 'PATTO' })).toBe(false)
  expect(isInterviewTouched({ ...empty, note: 'Oggi' })).toBe(true)
})

test('words are needed; the rest is left out while it is empty', () => {
  expect(readInterview(empty)).toEqual({ ok: false, faults: { note: 'required' } })
  expect(readInterview({ ...empty, note: 'Parla del lavoro.' })).toEqual({
    ok: true,
    input: { date: '2026-11-17', type: 'VERIFICA', note: 'Parla del lavoro.' },
  })
})

test('everything that was filled in is given', () => {
  const full = { ...empty, place: 'SEDE', minutes: ' 45 ', present: 'Il figlio', note: 'Sì.', close: true }
  expect(readInterview(full)).toEqual({
    ok: true,
    input: {
      date: '2026-11-17',
      type: 'VERIFICA',
      note: 'Sì.',
      place: 'SEDE',
      minutes: 45,
      present: 'Il figlio',
      close: true,
    },
  })
})

test.each(['0', '601', 'un’ora', '4,5'])('%s is no number of minutes', (minutes) => {
  expect(readInterview({ ...empty, note: 'Sì.', minutes })).toEqual({
    ok: false,
    faults: { minutes: 'whole' },
  })
})

test('a day that is not complete is said', () => {
  expect(readInterview({ ...empty, note: 'Sì.', date: '' })).toMatchObject({ faults: { date: 'day' } })
})
