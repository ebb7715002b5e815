import { expect, test } from 'vitest'
import type { TimelineItem } from '#lib/engine/views.ts'
import { italian } from '../text/catalogue.ts'
import { createText } from '../text/createText.ts'
import { diaryWords, filterDiary } from './diary-words.ts'

const text = createText({
  words: () => italian,
  device: () => 'tablet',
  now: () => Date.UTC(2026, 10, 17, 14),
  timeZone: 'Europe/Rome',
})
const item = (given: Partial<TimelineItem>): TimelineItem => ({
  key: 'interview-a',
  record: 'interview-a',
  kind: 'interview',
  at: '2026-11-17T11:50:00.000Z',
  title: 'VERIFICA',
  author: { login: 'giulia', name: 'Giulia Ferri' },
  ...given,
})

test('an interview says its kind, who, when and for how long', () => {
  expect(diaryWords(item({ minutes: 15, day: '2026-11-17' }), text)).toMatchObject({
    title: 'Colloquio di verifica',
    by: 'Giulia Ferri · oggi 12:50 · 15 min',
  })
})

test('what is about another day says that day, not when it was written', () => {
  expect(diaryWords(item({ day: '2026-11-03' }), text).by).toBe('Giulia Ferri · 3 nov')
})

test('every kind has its words, also when what it is about is not known', () => {
  const title = (kind: TimelineItem['kind'], of: string) => diaryWords(item({ kind, title: of }), text).title
  expect(title('interview', 'NEL_FUTURO')).toBe('Colloquio')
  expect(title('contact', 'SEGNALATO')).toBe('Contatto: Segnalata')
  expect(title('contact', '')).toBe('Contatto')
  expect(title('referral', 'ALTA')).toBe('Segnalazione al tavolo, urgenza alta')
  expect(title('opened', 'SEGNALATO')).toBe('Caso aperto: Segnalato')
  expect(diaryWords(item({ kind: 'part', what: 'consent-revoked', title: 'P1' }), text)).toMatchObject({
    title: 'Consenso revocato: Parlarne al tavolo',
    tone: 'warn',
  })
  expect(diaryWords(item({ kind: 'part', what: 'register', title: '2026-03' }), text).title).toBe(
    'Registro firmato: marzo 2026',
  )
  expect(title('state', 'SOSPESO')).toBe('Stato: Sospeso')
})

test('filters keep the order', () => {
  const items = (['state', 'interview', 'referral', 'contact', 'opened'] as const).map((kind) =>
    item({ kind }),
  )
  const kinds = (filter: Parameters<typeof filterDiary>[1]) =>
    filterDiary(items, filter).map(({ kind }) => kind)
  expect(kinds('all')).toHaveLength(5)
  expect(kinds('interviews')).toEqual(['interview'])
  expect(kinds('arrivals')).toEqual(['referral', 'contact'])
  expect(kinds('state')).toEqual(['state', 'opened'])
})
