import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { buildCandidateIndex } from './candidate-index.ts'
import { inventPeople, type Known } from './candidates.fixtures.ts'
import { findCandidates } from './find-candidates.ts'
import { readPerson, type PersonWords } from './person-form.ts'
import { weighCandidate } from './weigh-candidate.ts'

const people = inventPeople(800, 3)
const index = buildCandidateIndex(people)
const anyone = fc.constantFrom(...people)
const everyone = people.length

const text = fc.oneof(fc.string({ unit: 'grapheme' }), fc.stringMatching(/^[A-Za-z0-9 .'+-]{0,16}$/))
const anything = fc.record(
  {
    name: text,
    surname: text,
    birthDate: fc.oneof(text, fc.stringMatching(/^19[0-9]{2}-0[1-9]-1[0-9]$/)),
    birthYear: fc.oneof(fc.double(), fc.integer({ min: 1940, max: 2010 })),
    comune: text,
    phone: text,
    taxCode: text,
  },
  { requiredKeys: [] },
)

function without(person: Known, ...keys: (keyof Known)[]): PersonWords {
  return Object.fromEntries(Object.entries(person).filter(([key]) => !keys.includes(key as keyof Known)))
}

test('whoever is on record with a birth is found when typed again', () => {
  fc.assert(
    fc.property(anyone, (person) => {
      if (person.birthDate === undefined && person.birthYear === undefined) return
      const found = findCandidates(index, without(person, 'phone'), everyone)
      const hit = found.find((candidate) => candidate.row === person)
      expect(hit?.strength).toBe('likely')
      expect(found.every((candidate) => candidate.score <= (hit?.score ?? 0))).toBe(true)
    }),
  )
})

test('a slip in a long surname does not hide the person', () => {
  const long = people.filter((person) => (person.surname ?? '').length >= 9 && person.birthDate !== undefined)
  fc.assert(
    fc.property(fc.constantFrom(...long), fc.integer({ min: 3, max: 6 }), (person, place) => {
      const surname = person.surname ?? ''
      const slip = surname.slice(0, place) + surname.slice(place + 1)
      const found = findCandidates(index, { ...without(person, 'phone'), surname: slip }, everyone)
      expect(found.map((candidate) => candidate.row)).toContain(person)
    }),
  )
})

test('names alone match nobody, however rare', () => {
  fc.assert(
    fc.property(anyone, ({ name, surname }) => {
      expect(findCandidates(index, { name, surname }, everyone)).toEqual([])
    }),
  )
})

test('the order of the rows changes nothing but the order of equals', () => {
  const few = people.slice(0, 200)
  fc.assert(
    fc.property(fc.shuffledSubarray(few, { minLength: 200 }), fc.constantFrom(...few), (shuffled, typed) => {
      const scores = (rows: Known[]) =>
        findCandidates(buildCandidateIndex(rows), typed, everyone)
          .map(({ row, score }) => `${score} ${row.record}`)
          .sort()
      expect(scores(shuffled)).toEqual(scores(few))
    }),
    { numRuns: 30 },
  )
})

test('an index made from an earlier one is the same as a new one', () => {
  fc.assert(
    fc.property(fc.subarray(people), fc.subarray(people), (before, after) => {
      const remade = buildCandidateIndex(after, buildCandidateIndex(before))
      expect(remade).toEqual(buildCandidateIndex(after))
    }),
    { numRuns: 5 },
  )
})

describe('any words whatever', () => {
  test('get candidates within bounds, best first, each with a reason', () => {
    fc.assert(
      fc.property(fc.oneof(anything, anyone), (typed) => {
        const found = findCandidates(index, typed)
        expect(found.length).toBeLessThanOrEqual(5)
        for (const [place, { score, reasons, strength }] of found.entries()) {
          expect(score).toBeGreaterThanOrEqual(40)
          expect(score).toBeLessThanOrEqual(found[place - 1]?.score ?? 100)
          expect(strength).toBe(score >= 70 ? 'likely' : 'possible')
          expect(reasons).not.toEqual([])
        }
      }),
    )
  })

  test('weigh the same both ways', () => {
    const sharing = { namesakes: 1, ofPhone: () => 1 }
    const someone = fc.oneof(anything, anyone).map((words) => readPerson(words))
    fc.assert(
      fc.property(someone, someone, (a, b) => {
        expect(weighCandidate(a, b, sharing)).toEqual(weighCandidate(b, a, sharing))
      }),
    )
  })

  test('an index looks everywhere that matters: it finds whom a look at every row finds', () => {
    fc.assert(
      fc.property(fc.oneof(anything, anyone), (typed) => {
        const form = readPerson(typed)
        const ofPhone = (phone: string) => index.byPhone.get(phone)?.length ?? 0
        const byHand = people.filter((_, place) => {
          const sharing = { namesakes: index.namesakes[place] ?? 0, ofPhone }
          const known = index.forms[place]
          return known !== undefined && weighCandidate(form, known, sharing).score >= 40
        })
        const found = findCandidates(index, typed, everyone).map(({ row }) => row.record)
        expect(found.sort()).toEqual(byHand.map((row) => row.record).sort())
      }),
    )
  })
})
