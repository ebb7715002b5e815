import { expect, test } from 'vitest'
import { emptyNewCase, isNewCaseTouched, knownOf, readNewCase } from './new-case-form.ts'

const empty = emptyNewCase('empoli')
const named = { ...empty, name: 'Lucia', surname: 'Bandini' }

test('an untouched form is nothing to keep, whichever tavolo is set', () => {
  expect(isNewCaseTouched(empty)).toBe(false)
  expect(isNewCaseTouched({ ...empty, phone: '0571' })).toBe(true)
})

test('name, surname and tavolo are needed', () => {
  expect(readNewCase(emptyNewCase(''))).toEqual({
    ok: false,
    faults: { name: 'required', surname: 'required', tavolo: 'required' },
  })
  expect(readNewCase(named)).toEqual({
    ok: true,
    input: { name: 'Lucia', surname: 'Bandini', origin: '', tavolo: 'empoli' },
  })
})

test('the year counts only where the day is not known', () => {
  expect(knownOf({ ...named, birthYear: '1984' })).toMatchObject({ birthYear: 1984 })
  expect(knownOf({ ...named, birthDate: '1984-03-12', birthYear: '1985' })).toEqual({
    name: 'Lucia',
    surname: 'Bandini',
    birthDate: '1984-03-12',
  })
  expect(readNewCase({ ...named, birthYear: '84' })).toEqual({ ok: false, faults: { birthYear: 'whole' } })
})

test('a wrong codice fiscale blocks nothing and is kept as it is compared', () => {
  const read = readNewCase({ ...named, taxCode: 'bnd lcu 84c12 d403j' })
  expect(read).toMatchObject({ ok: true, input: { taxCode: 'BNDLCU84C12D403J' } })
})
