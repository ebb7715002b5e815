import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { categories } from '../actions/categories.ts'
import { countYear, type YearCount } from './count-year.ts'
import { startingCounting, type Action, type CountingRules, type PersonFacts } from './facts.ts'
import { compareTargets, seedTargets, targetCodes, valuesOf } from './programme.ts'

const day = fc
  .integer({ min: 0, max: 800 })
  .map((n) => new Date(Date.UTC(2025, 5, 1) + n * 86_400_000).toISOString().slice(0, 10))
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined })
const bare = <T extends object>(value: T) =>
  Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as T

const action = fc
  .record({
    id: fc.integer({ min: 0, max: 5 }).map(String),
    category: maybe(fc.constantFrom(...categories)),
    started: maybe(day),
    ended: maybe(day),
    objective: maybe(fc.constantFrom('uno', 'due')),
    planned: maybe(fc.constantFrom(...categories)),
    isCancelled: fc.boolean(),
  })
  .map((one) => bare(one) as Action)

const people = fc.uniqueArray(
  fc
    .record({
      id: fc.integer({ min: 0, max: 30 }).map((n) => `case-${n}`),
      channel: fc.constantFrom('TAVOLO', 'CPI'),
      contacts: fc.array(day, { maxLength: 3 }),
      returns: fc.array(day, { maxLength: 2 }),
      interviews: fc.array(day, { maxLength: 4 }),
      diagnoses: fc.array(
        fc
          .record({
            id: fc.integer({ min: 0, max: 3 }).map(String),
            isFirst: fc.boolean(),
            validated: maybe(day),
          })
          .map((one) => bare(one) as PersonFacts['diagnoses'][number]),
        { maxLength: 4 },
      ),
      actions: fc.array(action, { maxLength: 5 }),
      elsewhere: fc.array(fc.record({ to: day }), { maxLength: 1 }),
    })
    .map((one) => bare(one) as PersonFacts),
  { selector: ({ id }) => id, maxLength: 20 },
)

const rules: fc.Arbitrary<CountingRules> = fc.record({
  channel: fc.constant('TAVOLO'),
  contactNeeds: fc.constantFrom('COLLOQUIO', 'CONTATTO'),
  deskCounts: fc.boolean(),
  returnsCount: fc.boolean(),
})

const all = (count: YearCount) => [count.contacts, count.diagnoses, ...Object.values(count.actions)]

describe('counting', () => {
  it('does not depend on the order of people or of what happened, nor on what is told twice', () => {
    fc.assert(
      fc.property(people, rules, fc.infiniteStream(fc.nat()), (facts, given, order) => {
        const keys = new Map(facts.map(({ id }) => [id, order.next().value as number]))
        const shuffled = [...facts, ...facts]
          .sort((a, b) => (keys.get(a.id) ?? 0) - (keys.get(b.id) ?? 0))
          .map((one) => ({
            ...one,
            contacts: [...one.contacts].reverse(),
            interviews: [...one.interviews].reverse(),
          }))
        expect(countYear(shuffled, [], '2026', given)).toEqual(countYear(facts, [], '2026', given))
      }),
    )
  })

  it('counts each person once as a contact, at most one diagnosis of each, and no action twice in all years', () => {
    fc.assert(
      fc.property(people, rules, (facts, given) => {
        const years = ['2025', '2026', '2027'].map((year) => countYear(facts, [], year, given))
        for (const { contacts, diagnoses } of years) {
          expect(new Set(contacts.counted.map(({ person }) => person)).size).toBe(contacts.value)
          expect(new Set(diagnoses.counted.map(({ person }) => person)).size).toBe(diagnoses.value)
        }
        const actions = years.flatMap((year) =>
          Object.values(year.actions).flatMap(({ counted }) =>
            counted.map(({ person, id }) => `${person} ${id}`),
          ),
        )
        expect(new Set(actions).size).toBe(actions.length)
      }),
    )
  })

  it('leaves nothing out without a word: everything is counted, not yet, or excluded', () => {
    fc.assert(
      fc.property(people, rules, (facts, given) => {
        const count = countYear(facts, [], '2026', given)
        const looked = (figures: YearCount['contacts'][]) =>
          figures.reduce(
            (sum, { counted, notYet, excluded }) => sum + counted.length + notYet.length + excluded.length,
            0,
          )
        expect(looked([count.contacts])).toBe(facts.length)
        const distinct = (of: 'diagnoses' | 'actions') =>
          facts.reduce((sum, one) => sum + new Set(one[of].map(({ id }) => id)).size, 0)
        expect(looked([count.diagnoses])).toBe(distinct('diagnoses'))
        expect(looked(Object.values(count.actions)) + count.helps.length).toBe(distinct('actions'))
      }),
    )
  })

  it('of tavoli counted apart is what they count together', () => {
    fc.assert(
      fc.property(people, (facts) => {
        const halves = [facts.filter((_, i) => i % 2 === 0), facts.filter((_, i) => i % 2 === 1)]
        const sum = (count: YearCount[]) =>
          count
            .map((one) => all(one).map(({ value }) => value))
            .reduce((a, b) => a.map((n, i) => n + (b[i] ?? 0)))
        const apart = sum(halves.map((half) => countYear(half, [], '2026', startingCounting)))
        expect(apart).toEqual(sum([countYear(facts, [], '2026', startingCounting)]))
      }),
    )
  })

  it('an excess hides no gap, whatever the figures', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 200 }), { minLength: 8, maxLength: 8 }), (numbers) => {
        const values = Object.fromEntries(targetCodes.map((code, i) => [code, numbers[i] ?? 0])) as Record<
          (typeof targetCodes)[number],
          number
        >
        const { lines, actions } = compareTargets({ year: '2026', targets: seedTargets }, values)
        for (const { target, value, gap, excess } of lines) expect(value + gap - excess).toBe(target)
        expect(actions.value + actions.gap - actions.excess).toBe(actions.target)
        expect(actions.gap).toBe(lines.slice(2).reduce((sum, line) => sum + line.gap, 0))
      }),
    )
  })

  it('valuesOf says the same as the figures', () => {
    fc.assert(
      fc.property(people, (facts) => {
        const count = countYear(facts, [], '2026', startingCounting)
        const { CONTATTI, DIAGNOSI, ...actions } = valuesOf(count)
        expect([CONTATTI, DIAGNOSI]).toEqual([count.contacts.value, count.diagnoses.value])
        expect(Object.values(actions).reduce((a, b) => a + b, 0)).toBe(count.interventions)
      }),
    )
  })
})

it('[K4] a case that goes from one tavolo to another is counted once between them, whenever it went', () => {
  fc.assert(
    fc.property(people, day, rules, (given, on, by) => {
      const valuesAt = (elsewhere: PersonFacts['elsewhere']) =>
        valuesOf(
          countYear(
            given.map((person) => ({ ...person, ...(elsewhere && { elsewhere }) })),
            [],
            '2026',
            by,
          ),
        )
      const [old, next, whole] = [valuesAt([{ from: on }]), valuesAt([{ to: on }]), valuesAt([])]
      for (const code of targetCodes) expect([code, old[code] + next[code]]).toEqual([code, whole[code]])
    }),
  )
})
