import { describe, expect, test } from 'vitest'
import { buildCandidateIndex } from './candidate-index.ts'
import { inventPeople, type Known } from './candidates.fixtures.ts'
import { findCandidates } from './find-candidates.ts'
import type { PersonWords } from './person-form.ts'

const bianchi: Known = {
  record: 'person-b',
  name: 'Maria',
  surname: 'Bianchi',
  birthDate: '1980-05-17',
  comune: 'fucecchio',
  phone: '347 123 4567',
  taxCode: 'BNCMRA80E57D815U',
}

function reasons(typed: PersonWords, known: Known[] = [bianchi]): string[][] {
  return findCandidates(buildCandidateIndex(known), typed).map((candidate) => candidate.reasons)
}

test('scenario 2 of domain.md: "Maria B., 1980" at Fucecchio finds the person who has a case', () => {
  const typed = { name: 'Maria', surname: 'B.', birthYear: 1980, comune: 'Fucecchio' }
  const index = buildCandidateIndex([...inventPeople(2000, 2), bianchi])
  const found = findCandidates(index, typed)
  const hit = found.find((candidate) => candidate.row.record === 'person-b')
  expect(hit).toEqual({
    row: bianchi,
    score: 50,
    strength: 'possible',
    reasons: ['initial-and-birth-year', 'same-comune'],
  })
  expect(reasons({ name: 'Maria B.', birthYear: 1980 })).toEqual([['initial-and-birth-year']])
})

describe('each reason', () => {
  test.each<[PersonWords, string[]]>([
    [{ taxCode: 'bnc mra 80e57 d815u' }, ['same-codice-fiscale']],
    [{ phone: '+39 347 1234567' }, ['same-phone']],
    [{ name: 'MARIA', surname: 'bianchi', birthDate: '1980-05-17' }, ['same-name-and-birth']],
    [{ name: 'Maria', surname: 'Bianchi', birthYear: 1980 }, ['same-name-and-birth-year']],
    [{ name: 'Maria', surname: 'Bianchi', birthYear: 1981 }, ['same-name-and-near-birth']],
    [{ name: 'Maria', surname: 'Bianki', birthDate: '1980-05-17' }, ['similar-name-and-birth']],
    [{ name: 'Maria Grazia', surname: 'Bianchi', birthYear: 1980 }, ['similar-name-and-birth-year']],
    [{ name: 'M.', surname: 'Bianchi', birthDate: '1980-05-17' }, ['initial-and-birth']],
    [{ name: 'Maria', surname: 'B', birthYear: 1980 }, ['initial-and-birth-year']],
    [{ name: 'Maria', surname: 'Hoxha', birthDate: '1980-05-17' }, ['given-name-and-birth']],
    [
      { name: 'Bianchi', surname: 'Maria', birthYear: 1980, comune: 'fucecchio' },
      ['same-name-and-birth-year', 'names-swapped', 'same-comune'],
    ],
    [{ name: 'Maria', surname: 'Bianchi', comune: 'fucecchio' }, ['same-name', 'same-comune']],
  ])('%j', (typed, expected) => {
    expect(reasons(typed)).toEqual([expected])
  })
})

describe('who is somebody else', () => {
  test.each<PersonWords>([
    { name: 'Maria', surname: 'Bianchi' },
    { name: 'Maria', birthYear: 1980, comune: 'fucecchio' },
    { surname: 'Bianchi', birthYear: 1980, comune: 'fucecchio' },
    { name: 'Mario', surname: 'Bianchi', birthYear: 1980 },
    { name: 'Maria', surname: 'Bianchi', birthDate: '1980-11-23' },
    { name: 'Maria', surname: 'Bianchi', birthYear: 1971 },
    { name: 'Luca', surname: 'Bianchi', birthDate: '1980-05-17' },
    { name: 'Anna', surname: 'Bianchi', birthYear: 2009, phone: '3471234567' },
    {},
  ])('%j', (typed) => {
    expect(reasons(typed)).toEqual([])
  })
})

test('names of another script are found by their letters, a slip in the year too', () => {
  const known = { record: 'person-o', name: 'Ольга', surname: 'Коваленко', birthDate: '1980-05-17' }
  expect(reasons({ ...known, birthDate: '1990-05-17' }, [known])).toEqual([['same-name-and-near-birth']])
})

test('a name without a birth matches in the same comune while few bear it', () => {
  const noBirth = (count: number): Known[] =>
    Array.from({ length: count }, (_, n) => ({
      record: `person-${n}`,
      name: 'Oksana',
      surname: 'Kovalenko',
      comune: 'empoli',
    }))
  const typed = { name: 'Oksana', surname: 'Kovalenko', comune: 'empoli' }
  expect(reasons(typed, noBirth(1))).toEqual([['same-name', 'same-comune']])
  expect(reasons(typed, noBirth(4))).toEqual([])
  expect(reasons({ ...typed, comune: 'vinci' }, noBirth(1))).toEqual([])
})

test('the phone of a shelter says nothing by itself', () => {
  const guests = ['Omar Diop', 'Ion Popa', 'Ali Khan', 'Luan Hoxha'].map((line, n) => {
    return { record: `person-${n}`, name: line, phone: '0571 73456' }
  })
  expect(reasons({ name: 'Sara', surname: 'Neri', phone: '0571/73456' }, guests)).toEqual([])
  expect(reasons({ name: 'Ali', surname: 'Kan', phone: '0571/73456' }, guests)).toEqual([['same-phone']])
})

test('two right codes that differ are two people; a wrong one says nothing', () => {
  const namesake = { name: 'Maria', surname: 'Bianchi', birthYear: 1980 }
  expect(reasons({ ...namesake, taxCode: 'BNCMRA80E57M059T' })).toEqual([['same-name-and-birth-year']])
  expect(reasons({ ...namesake, taxCode: 'BNCMRA80E57M059X' })).toEqual([])
})

test('the best comes first, at most five, and the row comes back itself', () => {
  const people = inventPeople(3000, 5)
  const index = buildCandidateIndex([...people, bianchi])
  const found = findCandidates(index, { ...bianchi, surname: 'B.' })
  expect(found[0]?.row).toBe(bianchi)
  expect(found.length).toBeLessThanOrEqual(5)
  expect(found.map((candidate) => candidate.score)).toEqual(
    found.map((candidate) => candidate.score).sort((a, b) => b - a),
  )
})

test('at 10,000 people a look-up is over within the pause between two keys', () => {
  const people = inventPeople(10_000, 11)
  const index = buildCandidateIndex(people)
  const times = people.slice(0, 101).map((typed) => {
    const start = performance.now()
    findCandidates(index, typed)
    return performance.now() - start
  })
  times.sort((a, b) => a - b)
  expect(times[50]).toBeLessThan(20)
})
