import { describe, expect, test } from 'vitest'
import { assessCodiceFiscale } from './assess-codice-fiscale.ts'
import type { PersonOfCode } from './compare-with-person.ts'

const code = 'PRVTST80A41D403T'

function hints(person: PersonOfCode, typed = code): string[] {
  return assessCodiceFiscale(typed, person).hints
}

test('a code that is right in itself stays so, whoever the person is', () => {
  const verdict = assessCodiceFiscale(code, { surname: 'Rossi', name: 'Carla', birthYear: 1971 })
  expect(verdict.status).toBe('FORMALMENTE_OK')
  expect(verdict.hints).toEqual(['surname-mismatch', 'name-mismatch', 'birth-mismatch'])
})

describe('agrees', () => {
  test.each<PersonOfCode>([
    {},
    { surname: 'Prova', name: 'Testa', birthDate: '1980-01-01', sex: 'F', birthPlace: 'Empoli' },
    { surname: 'prova bianchi', name: 'Testa Maria', birthYear: 1980, birthPlace: 'empoli' },
    { surname: 'P.', name: 'T.', birthPlace: 'D403', sex: 'X' },
    { surname: 'A.', name: 'Ольга', birthPlace: 'Tirana' },
    { birthDate: '1.1.1980' },
  ])('%j', (person) => {
    expect(hints(person)).toEqual([])
  })
})

describe('disagrees', () => {
  test.each<[PersonOfCode, string[]]>([
    [{ surname: 'Rossi' }, ['surname-mismatch']],
    [{ surname: 'R.' }, ['surname-mismatch']],
    [{ name: 'Mario' }, ['name-mismatch']],
    [{ surname: 'Testa', name: 'Prova' }, ['names-swapped']],
    [{ birthDate: '1981-01-01' }, ['birth-mismatch']],
    [{ birthDate: '1980-02-01' }, ['birth-mismatch']],
    [{ birthYear: 1981 }, ['birth-mismatch']],
    [{ birthDate: '1980-01-14' }, ['day-or-sex']],
    [{ birthDate: '1980-01-01', sex: 'M' }, ['day-or-sex']],
    [{ birthPlace: 'Vinci' }, ['place-mismatch']],
    [{ birthPlace: 'z100' }, ['place-mismatch']],
  ])('%j → %j', (person, expected) => {
    expect(hints(person)).toEqual(expected)
  })
})

test('a wrong code is compared as well, and no doubt is told twice', () => {
  const person = { surname: 'Prova', name: 'Testa', birthDate: '1980-01-01', sex: 'F' }
  expect(hints(person, 'PRVTST80A14D403T')).toEqual(['day-or-sex'])
  expect(hints(person, 'PRVTST81A41D403T')).toEqual(['check-character', 'birth-mismatch'])
  expect(hints(person, 'PRBTST80A41D403T')).toEqual(['check-character', 'surname-mismatch'])
})

test('omocodia is compared by the digits that it stands for', () => {
  const person = { birthDate: '1980-01-01', sex: 'F', birthPlace: 'Empoli' }
  expect(hints(person, 'PRVTST80A41D40PP')).toEqual([])
  expect(hints({ birthPlace: 'Vinci' }, 'PRVTST80A41D40PP')).toEqual(['place-mismatch'])
})
