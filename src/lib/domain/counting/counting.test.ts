import { describe, expect, it } from 'vitest'
import { countYear, type Figure, type YearCount } from './count-year.ts'
import { person, started, yearOfScenario9 } from './counting.fixtures.ts'
import { figuresOf } from './figures.ts'
import { startingCounting, type CountingRules, type PersonFacts } from './facts.ts'
import { compareTargets, seedTargets, valuesOf } from './programme.ts'

const count = (people: readonly PersonFacts[], rules: Partial<CountingRules> = {}, year = '2026') =>
  countYear(people, [], year, { ...startingCounting, ...rules })
const whyOf = ({ counted, notYet, excluded }: Figure) =>
  [...counted, ...notYet, ...excluded].map(({ why }) => why ?? 'SI')
const contactsOf = (more: Partial<PersonFacts>, rules: Partial<CountingRules> = {}, year = '2026') =>
  whyOf(count([person('a', more)], rules, year).contacts)

describe('[K1] a contact', () => {
  it('is a person of the tavolo’s channel who was reached, once', () => {
    expect(contactsOf({})).toEqual(['SI'])
    expect(
      contactsOf({ interviews: ['2026-03-05', '2026-04-01'], contacts: ['2026-03-01', '2026-02-01'] }),
    ).toEqual(['SI'])
    expect(contactsOf({ channel: 'CPI' })).toEqual(['ALTRO_CANALE'])
    expect(contactsOf({ interviews: [] })).toEqual(['SENZA_COLLOQUIO'])
    expect(contactsOf({ interviews: ['2026-02-01'] })).toEqual(['SENZA_COLLOQUIO'])
    expect(contactsOf({ interviews: [] }, { contactNeeds: 'CONTATTO' })).toEqual(['SI'])
  })

  it('counts in the year in which the person was reached, and not again', () => {
    const late = { contacts: ['2025-12-20'], interviews: ['2026-01-08', '2027-01-08'] }
    expect(['2025', '2026', '2027'].map((year) => contactsOf(late, {}, year)[0])).toEqual([
      'ALTRO_ANNO',
      'SI',
      'ALTRO_ANNO',
    ])
  })

  it('is no new person after a closing, unless the Cabina says so', () => {
    const back = {
      contacts: ['2024-03-01'],
      returns: ['2026-05-01'],
      interviews: ['2024-03-02', '2026-05-03'],
    }
    expect(contactsOf(back)).toEqual(['ALTRO_ANNO'])
    expect(contactsOf(back, { returnsCount: true })).toEqual(['SI'])
    expect(contactsOf({ contacts: [], returns: ['2026-05-01'] })).toEqual(['RITORNO'])
  })
})

describe('[K2] a diagnosis', () => {
  const first = (id: string, validated?: string) => ({ id, isFirst: true, ...(validated && { validated }) })
  const whys = (more: Partial<PersonFacts>, rules: Partial<CountingRules> = {}) =>
    whyOf(count([person('a', more)], rules).diagnoses)

  it('is the first that two signed in a year; what comes later is none', () => {
    expect(whys({ diagnoses: [first('x')] })).toEqual(['SENZA_VALIDAZIONE'])
    const two = [first('y', '2026-06-01'), first('x', '2026-04-01')]
    expect(count([person('a', { diagnoses: two })]).diagnoses.counted.map(({ id }) => id)).toEqual(['x'])
    expect(whys({ diagnoses: two })).toEqual(['SI', 'GIA_CONTATA'])
    expect(whys({ diagnoses: [{ id: 'x', isFirst: false, validated: '2026-06-01' }] })).toEqual([
      'RIVALUTAZIONE',
    ])
    expect(whys({ diagnoses: [first('x', '2025-06-01')] })).toEqual(['ALTRO_ANNO'])
  })

  it('of the desks counts where the Cabina says so', () => {
    const desk = { channel: 'SPORTELLO_LAVORO', diagnoses: [first('x', '2026-04-01')] }
    expect(whys(desk)).toEqual(['ALTRO_CANALE'])
    expect(whys(desk, { deskCounts: true })).toEqual(['SI'])
  })
})

describe('[K3] an action', () => {
  const ofCategory = (more: Partial<PersonFacts>) => whyOf(count([person('a', more)]).actions.FORMAZIONE)

  it('counts at its real start, in its one category, once', () => {
    expect(ofCategory({ actions: [started('x', 'FORMAZIONE'), started('x', 'FORMAZIONE')] })).toEqual(['SI'])
    const waits = { id: 'x', planned: 'FORMAZIONE' as const, isCancelled: false }
    expect(ofCategory({ actions: [waits] })).toEqual(['NON_AVVIATA'])
    expect(ofCategory({ actions: [{ ...waits, isCancelled: true }] })).toEqual(['ANNULLATA'])
    expect(ofCategory({ actions: [started('x', 'FORMAZIONE', '2025-12-31')] })).toEqual(['ALTRO_ANNO'])
  })

  it('a second one of a category needs another objective and the end of the first', () => {
    const one = started('x', 'FORMAZIONE', '2026-02-01', { ended: '2026-04-01', objective: 'Patentino' })
    const other = (more: object) => started('y', 'FORMAZIONE', '2026-05-01', more)
    expect(ofCategory({ actions: [other({ objective: 'Italiano' }), one] })).toEqual(['SI', 'SI'])
    expect(ofCategory({ actions: [one, other({ objective: 'Patentino' })] })).toEqual([
      'SI',
      'STESSA_CATEGORIA',
    ])
    expect(ofCategory({ actions: [one, other({})] })).toEqual(['SI', 'STESSA_CATEGORIA'])
    const open = { ...one, ended: '2026-06-01' }
    expect(ofCategory({ actions: [open, other({ objective: 'Italiano' })] })).toEqual([
      'SI',
      'STESSA_CATEGORIA',
    ])
  })

  it('is an intervention: one person may have several, and is one person', () => {
    const { interventions, people } = count([
      person('a', { actions: [started('x', 'FORMAZIONE'), started('y', 'TIR_COMUNI')] }),
      person('b', { actions: [started('z', 'TIR_ASL')] }),
    ])
    expect({ interventions, people }).toEqual({ interventions: 3, people: 2 })
  })
})

it('[K4] what happened counts where it happened', () => {
  const came = person('a', {
    elsewhere: [{ to: '2026-05-01' }],
    diagnoses: [{ id: 'd', isFirst: true, validated: '2026-04-01' }],
    actions: [started('x', 'FORMAZIONE', '2026-04-10'), started('y', 'TIR_ASL', '2026-06-01')],
  })
  const here = count([came])
  expect([whyOf(here.contacts), whyOf(here.diagnoses)]).toEqual([['ALTRO_TAVOLO'], ['ALTRO_TAVOLO']])
  expect(whyOf(here.actions.FORMAZIONE)).toEqual(['ALTRO_TAVOLO'])
  expect(whyOf(here.actions.TIR_ASL)).toEqual(['SI'])
  const left = [
    { id: 'a', what: 'contact', on: '2026-03-05' },
    { id: 'a', what: 'diagnosis', on: '2026-04-01' },
    { id: 'a', what: 'action', on: '2026-04-10', category: 'FORMAZIONE' },
    { id: 'a', what: 'action', on: '2025-04-10', category: 'TIR_ASL' },
  ] as const
  const there = countYear([], left, '2026', startingCounting)
  expect(valuesOf(there)).toMatchObject({ CONTATTI: 1, DIAGNOSI: 1, FORMAZIONE: 1, TIR_ASL: 0 })
})

it('[K7] scenario 9: 171, 158, 152, and what is too much hides nothing of what is missing', () => {
  const year: YearCount = count(yearOfScenario9())
  const values = valuesOf(year)
  expect(values).toEqual({
    CONTATTI: 171,
    DIAGNOSI: 158,
    IMPRESA: 8,
    FORMAZIONE: 34,
    TIR_COMUNI: 62,
    ASSUNZIONE_TD: 12,
    GIOVANISI: 18,
    TIR_ASL: 18,
  })
  expect(year.interventions).toBe(152)
  const { lines, actions } = compareTargets({ year: '2026', targets: seedTargets }, values)
  expect(actions).toEqual({ target: 150, value: 152, gap: 2, excess: 4 })
  expect(lines.filter(({ gap }) => gap > 0).map(({ code, gap }) => [code, gap])).toEqual([
    ['DIAGNOSI', 2],
    ['IMPRESA', 2],
  ])
})

it('[K6] help without a category is told of, too', () => {
  const year = count([person('a', { actions: [{ id: 'x', isCancelled: false }] })])
  expect(year.interventions).toBe(0)
  expect(figuresOf(year).excluded).toEqual({ 'AZIONI/SOSTEGNO': 1 })
})
