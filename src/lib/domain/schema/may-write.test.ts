import { expect, test } from 'vitest'
import { caseKind } from '../kinds/case.ts'
import { interview } from '../kinds/interview.ts'
import { person } from '../kinds/person.ts'
import { mayLift, mayWrite } from './may-write.ts'

test('a kind is written by its writers, a narrowed field by its own', () => {
  expect(mayWrite(person, 'phone', ['operatore'])).toBe(true)
  expect(mayWrite(person, 'phone', ['volontario'])).toBe(false)
  expect(mayWrite(person, 'iseeCents', ['operatore'])).toBe(false)
  expect(mayWrite(person, 'iseeCents', ['operatore', 'assistente-sociale'])).toBe(true)
})

test('an unknown path is nobody’s; an item’s leaf follows its pattern', () => {
  expect(mayWrite(person, 'shoeSize', ['operatore'])).toBe(false)
  expect(mayWrite(person, 'household/k3/relation', ['operatore'])).toBe(true)
})

test('what is written once closes when it is set, what is frozen when it is signed', () => {
  expect(mayWrite(caseKind, 'origin', ['operatore'])).toBe(true)
  expect(mayWrite(caseKind, 'origin', ['operatore'], { isSet: true })).toBe(false)
  expect(mayWrite(interview, 'note', ['operatore'], { isSet: true })).toBe(true)
  expect(mayWrite(interview, 'note', ['operatore'], { isSigned: true })).toBe(false)
})

test('a protection is lifted by its lifters alone', () => {
  expect(mayLift(person, 'addressProtected', ['operatore'])).toBe(false)
  expect(mayLift(person, 'addressProtected', ['assistente-sociale'])).toBe(true)
  expect(mayLift(person, 'limited', ['assistente-sociale'])).toBe(false)
  expect(mayLift(person, 'phone', ['coordinatore'])).toBe(false)
})
