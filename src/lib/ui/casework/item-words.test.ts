import { expect, test } from 'vitest'
import type { RecordView } from '#lib/engine/views.ts'
import { italian } from '../text/catalogue.ts'
import { createText } from '../text/createText.ts'
import { caseLists } from './case-fields.ts'
import { itemIn } from './household.ts'
import { itemWords } from './item-words.ts'

const text = createText({ words: () => italian, device: () => 'tablet', now: () => Date.UTC(2026, 10, 17) })
const record = (fields: Record<string, unknown>) =>
  ({
    fields: Object.fromEntries(Object.entries(fields).map(([path, shown]) => [path, { shown }])),
  }) as unknown as RecordView
const nameOf = (login: string) => (login === 'giulia' ? 'Giulia Ferri' : login)

test('a member of a household reads as people say it', () => {
  const child = record({
    'household/k1/relation': 'FIGLIO',
    'household/k1/ageBand': '6-10',
    'household/k1/school': true,
    'household/k1/dependent': false,
    'household/k1/name': 'Leo',
  })
  expect(itemWords(caseLists.household, itemIn(child, 'household', 'k1'), text, nameOf)).toEqual({
    title: 'Figlio o figlia · 6–10 anni',
    more: 'va a scuola · Leo',
  })
})

test('a support says its amount and its days, a member of the team their name', () => {
  const support = record({
    'supports/k1/type': 'ADI',
    'supports/k1/centsPerMonth': 50_000,
    'supports/k1/from': '2026-03-01',
    'team/k2/login': 'giulia',
    'team/k2/role': 'psicologa',
  })
  expect(itemWords(caseLists.supports, itemIn(support, 'supports', 'k1'), text, nameOf)).toEqual({
    title: 'Assegno di inclusione',
    more: '500 € al mese · dal 1 marzo 2026',
  })
  expect(itemWords(caseLists.team, itemIn(support, 'team', 'k2'), text, nameOf)).toEqual({
    title: 'Giulia Ferri',
    more: 'psicologa',
  })
})

test('an item of which little has come still has a name', () => {
  expect(itemWords(caseLists.household, itemIn(record({}), 'household', 'k1'), text, nameOf).title).toBe(
    'da completare',
  )
})
