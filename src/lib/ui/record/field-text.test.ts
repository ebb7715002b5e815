import { expect, test } from 'vitest'
import { italian } from '../text/catalogue.ts'
import { createText } from '../text/createText.ts'
import type { Control } from './control.ts'
import { readTyped, shownText, typedText } from './field-text.ts'

const text = createText({
  words: () => italian,
  device: () => 'tablet',
  now: () => Date.UTC(2026, 10, 17),
  timeZone: 'Europe/Rome',
})
const names: Record<string, string> = { giulia: 'Giulia Ferri', 'body-abc': 'Caritas' }
const nameOf = (id: string) => names[id] ?? id
const controls = {
  line: { type: 'line', max: 5 },
  phone: { type: 'line', max: 40, mode: 'tel' },
  code: { type: 'code', set: 'relation' },
  codes: { type: 'codes', set: 'need', codes: ['LAVORO', 'CASA', 'CIBO'], max: 3 },
  day: { type: 'day' },
  flag: { type: 'flag' },
  whole: { type: 'whole', min: 1, max: 600 },
  money: { type: 'money', max: 1_000_000 },
  place: { type: 'place' },
  login: { type: 'login' },
  body: { type: 'body' },
  taxCode: { type: 'taxCode' },
} as const satisfies Record<string, Control>

test('an emptied control clears the field, whatever it is', () => {
  for (const control of Object.values(controls))
    expect(readTyped(control, '  ')).toEqual({ ok: true, value: null })
})

test('typed words become the value of their field', () => {
  expect(readTyped(controls.flag, 'false')).toEqual({ ok: true, value: false })
  expect(readTyped(controls.whole, '45')).toEqual({ ok: true, value: 45 })
  expect(readTyped(controls.money, '1.250,50')).toEqual({ ok: true, value: 125_050 })
  expect(readTyped(controls.taxCode, ' bndlcu84c52 d403j')).toEqual({ ok: true, value: 'BNDLCU84C52D403J' })
  expect(readTyped(controls.codes, 'CIBO,LAVORO')).toEqual({ ok: true, value: ['LAVORO', 'CIBO'] })
  expect(readTyped(controls.line, ' Anna ')).toEqual({ ok: true, value: 'Anna' })
})

test('what is no value is said, never guessed', () => {
  expect(readTyped(controls.whole, '601')).toEqual({ ok: false, fault: 'whole' })
  expect(readTyped(controls.whole, 'un’ora')).toEqual({ ok: false, fault: 'whole' })
  expect(readTyped(controls.money, '10.000,01')).toEqual({ ok: false, fault: 'money' })
  expect(readTyped(controls.day, '17/11/2026')).toEqual({ ok: false, fault: 'day' })
  expect(readTyped(controls.line, 'troppo')).toEqual({ ok: false, fault: 'long' })
})

test('a value reads as people say it', () => {
  const shown = (control: Control, value: Parameters<typeof shownText>[1]) =>
    shownText(control, value, text, nameOf)
  expect(shown(controls.code, 'FIGLIO')).toBe('Figlio o figlia')
  expect(shown(controls.day, '2026-11-17')).toBe('17 novembre 2026')
  expect(shown(controls.flag, false)).toBe('No')
  expect(shown(controls.money, 50_000)).toBe('500 €')
  expect(shown(controls.place, 'san-miniato')).toBe('San Miniato')
  expect(shown(controls.login, 'giulia')).toBe('Giulia Ferri')
  expect(shown(controls.codes, ['LAVORO', 'CIBO'])).toBe('Lavoro, Cibo')
  expect(shown(controls.body, 'body-abc')).toBe('Caritas')
  expect(shown(controls.body, 'body-xyz')).toBe('non presente su questo dispositivo')
  expect(shown(controls.phone, '+39 3470005516')).toBe('347 000 5516')
  expect(shown(controls.line, null)).toBe('')
})

test('a value goes into its control and comes back unchanged', () => {
  const kept: [Control, Parameters<typeof typedText>[1]][] = [
    [controls.flag, true],
    [controls.whole, 45],
    [controls.money, 8350],
    [controls.code, 'FIGLIO'],
    [controls.codes, ['LAVORO', 'CASA']],
    [controls.place, 'empoli'],
    [controls.line, 'Anna'],
  ]
  for (const [control, value] of kept)
    expect(readTyped(control, typedText(control, value))).toEqual({ ok: true, value })
  expect(typedText(controls.day, undefined)).toBe('')
})
