import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { assessCodiceFiscale } from './assess-codice-fiscale.ts'
import { rightCode } from './codice-fiscale.fixtures.ts'

describe('scenario 10 of domain.md', () => {
  test('the typed code is wrong, and the day or the sex is in doubt', () => {
    expect(assessCodiceFiscale('PRVTST80A14D403T')).toEqual({
      code: 'PRVTST80A14D403T',
      status: 'ERRATO',
      hints: ['day-or-sex'],
    })
  })

  test('its valid form is right', () => {
    expect(assessCodiceFiscale('PRVTST80A41D403T')).toMatchObject({ status: 'FORMALMENTE_OK', hints: [] })
  })

  test('omocodia is accepted', () => {
    expect(assessCodiceFiscale('PRVTST80A41D40PP')).toMatchObject({ status: 'FORMALMENTE_OK', hints: [] })
  })

  test('eleven digits are a provisional code; a check digit that does not fit is only told', () => {
    expect(assessCodiceFiscale('12345678903')).toMatchObject({ status: 'PROVVISORIO', hints: [] })
    expect(assessCodiceFiscale('12345678901')).toMatchObject({
      status: 'PROVVISORIO',
      hints: ['check-character'],
    })
  })

  test('no code is fine', () => {
    for (const text of ['', '  ', '-', '?', '???']) expect(assessCodiceFiscale(text).status).toBe('ASSENTE')
  })
})

test.each([
  [' prv tst 80a41 d403t ', 'FORMALMENTE_OK', []],
  ['PRV.TST-80A41/D403T', 'FORMALMENTE_OK', []],
  ['ＰＲＶＴＳＴ80Ａ41Ｄ403Ｔ', 'FORMALMENTE_OK', []],
  ['PRVTST80A41D403', 'ERRATO', ['length']],
  ['PRVTST80A41D403TT', 'ERRATO', ['length']],
  ['1234567890', 'ERRATO', ['length']],
  ['non lo so', 'ERRATO', ['length']],
  ['PRVTST8OA41D403T', 'ERRATO', ['letter-or-digit']],
  ['PRVTÈT80A41D403T', 'ERRATO', ['letter-or-digit']],
  ['PRVTST80F41D403T', 'ERRATO', ['month']],
  ['PRVTST80A00D403T', 'ERRATO', ['day-or-sex']],
  ['PRVTST80A72D403T', 'ERRATO', ['day-or-sex']],
  ['PRVTST80B30D403W', 'ERRATO', ['day-or-sex']],
  ['PRVTST80A41X403T', 'ERRATO', ['place']],
  ['PRVTST80A41D000T', 'ERRATO', ['place']],
  ['PRVTST80A41D403A', 'ERRATO', ['check-character']],
  ['PRVTST80A41D4??T', 'DICHIARATO', ['incomplete']],
  ['PRVTST80A?', 'DICHIARATO', ['incomplete']],
  ['PRVTST8OA?', 'ERRATO', ['letter-or-digit']],
  ['PRVTST80A41D403T?', 'ERRATO', ['length']],
])('%s is %s %j', (text, status, hints) => {
  expect(assessCodiceFiscale(text)).toMatchObject({ status, hints })
})

test('every right code is right, typed in any case and with spaces', () => {
  fc.assert(
    fc.property(rightCode, (code) => {
      expect(assessCodiceFiscale(code)).toEqual({ code, status: 'FORMALMENTE_OK', hints: [] })
      expect(assessCodiceFiscale(` ${code.slice(0, 6)} ${code.slice(6).toLowerCase()}`).code).toBe(code)
    }),
  )
})

test('one wrong, missing or added character, anywhere, makes it wrong and is explained', () => {
  fc.assert(
    fc.property(rightCode, (code) => {
      for (const place of [...code].keys()) {
        for (const character of 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789') {
          const before = code.slice(0, place)
          if (character !== code[place]) expectWrong(before + character + code.slice(place + 1))
          expectWrong(before + character + code.slice(place))
        }
        expectWrong(code.slice(0, place) + code.slice(place + 1))
      }
    }),
    { numRuns: 20 },
  )
})

function expectWrong(code: string): void {
  const { status, hints } = assessCodiceFiscale(code)
  expect(status).toBe('ERRATO')
  expect(hints.length).toBeGreaterThan(0)
}

test('a forgotten or added 40, and swapped digits of the day, are told as day or sex', () => {
  fc.assert(
    fc.property(rightCode, (code) => {
      const day = code.slice(9, 11)
      if (/[A-Z]/.test(day)) return
      const shifted = String(Number(day) > 40 ? Number(day) - 40 : Number(day) + 40).padStart(2, '0')
      const swapped = day.charAt(1) + day.charAt(0)
      for (const wrong of [shifted, swapped]) {
        const verdict = assessCodiceFiscale(code.slice(0, 9) + wrong + code.slice(11))
        if (wrong !== day && verdict.status === 'ERRATO') expect(verdict.hints).toEqual(['day-or-sex'])
      }
    }),
  )
})

test('any text, with any person, gets a verdict: a status, and hints unless all is well', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 200 })
  const anyText = fc.oneof(text, rightCode, fc.stringMatching(/^[A-Za-z0-9? .-]{0,20}$/))
  const person = fc.record(
    { name: text, surname: text, birthDate: text, birthYear: fc.double(), birthPlace: text, sex: text },
    { requiredKeys: [] },
  )
  fc.assert(
    fc.property(anyText, person, (typed, whose) => {
      const { code, status, hints } = assessCodiceFiscale(typed, whose)
      expect(status === 'ASSENTE').toBe(code === '')
      if (status === 'ERRATO' || status === 'DICHIARATO') expect(hints.length).toBeGreaterThan(0)
      if (status === 'ASSENTE') expect(hints).toEqual([])
      expect(assessCodiceFiscale(code, whose)).toEqual({ code, status, hints })
    }),
  )
})
