import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { places } from '#lib/domain/comuni.ts'
import { schema } from '#lib/domain/kinds/index.ts'
import { fieldOf, type Json, type Kind } from '#lib/domain/schema/kind.ts'
import { listedKinds } from '#lib/engine/session/summarise.ts'
import { italian, loadWords } from '../text/catalogue.ts'
import { createText } from '../text/createText.ts'
import type { Language } from '../text/language.ts'
import { isTypable, type Control } from './control.ts'
import { controlOf } from './field-controls.ts'
import { readTyped, shownText, typedText } from './field-text.ts'
import { optionsOf } from './options.ts'

const catalogues = { it: italian.say, en: (await loadWords('en')).say }
const languages: readonly Language[] = ['it', 'en']
const textIn = (language: Language) =>
  createText({
    words: () => ({ language, say: catalogues[language] }),
    device: () => 'tablet',
    now: () => Date.UTC(2026, 10, 17),
  })

/** Every field that people can see: what lists and search know, but for the notes of choices. */
const fields = [...listedKinds].flatMap((kind) =>
  Object.keys((schema.get(kind) as Kind).fields)
    .filter((pattern) => !pattern.startsWith('choices/'))
    .map((pattern) => ({ kind, path: pattern.replace('*', 'k3abc'), pattern })),
)

const takes = (kind: string, path: string, value: unknown) =>
  z.safeParse(fieldOf(schema.get(kind) as Kind, path)?.value as z.ZodMiniType, value).success

/** The codes that the schema takes at a path. */
function codesAt(kind: string, path: string): string[] {
  const found: string[] = []
  JSON.stringify(
    z.toJSONSchema(fieldOf(schema.get(kind) as Kind, path)?.value as z.ZodMiniType),
    (key, part: Json) => {
      if (key === 'enum') found.push(...(part as string[]))
      return part
    },
  )
  return found.sort()
}

const token = fc.string({
  unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz234567'),
  minLength: 26,
  maxLength: 26,
})
const day = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString())

const someMinutes = {
  tavolo: 'Empoli',
  date: '2026-11-17',
  type: 'ORDINARIA',
  quorum: { standing: 'VALIDA', bodies: 3, needed: 3 },
  seats: [],
  points: [],
  cases: [],
}

/** Values that the schema takes, by what the control says of it. */
function valuesOf(control: Control, kind: string, path: string): fc.Arbitrary<Json> {
  switch (control.type) {
    case 'line':
    case 'lines':
      return fc.string({ minLength: 1, maxLength: control.max }).filter((words) => words.trim() !== '')
    case 'code':
      return fc.constantFrom(...codesAt(kind, path))
    case 'codes':
      return fc.subarray([...control.codes], { minLength: 1, maxLength: control.max })
    case 'day':
      return day.map((at) => at.slice(0, 10))
    case 'moment':
      return day
    case 'flag':
      return fc.boolean()
    case 'whole':
      return fc.integer({ min: control.min, max: control.max })
    case 'money':
      return fc.integer({ min: 0, max: control.max })
    case 'place':
      return fc.constantFrom(...places.map(({ slug }) => slug))
    case 'login':
      return fc.constantFrom('giulia.ferri', 'marco.landi')
    case 'taxCode':
      return fc.constant('BNDLCU84C52D403J')
    case 'drawn':
      return fc.constantFrom('M1 2l3 4', 'carta')
    case 'device':
      return token
    case 'minutes':
      return fc.constant(someMinutes)
    case 'file':
      return token.map((chunk) => [chunk])
    default:
      return token.map((random) => `${idKind(kind, path)}-${random}`)
  }
}

/** The kind of record that a path points to. */
function idKind(kind: string, path: string): string {
  const id = (each: string) => `${each}-${'a'.repeat(26)}`
  return [...schema.keys()].find((each) => takes(kind, path, id(each))) ?? 'nothing'
}

describe.each(fields)('$kind $pattern', ({ kind, path }) => {
  const control = controlOf(kind, path)

  test('has a control and a name in both languages', () => {
    expect(control.type).not.toBe('unknown')
    for (const language of languages) {
      const label = textIn(language).field(kind, path)
      expect(label).not.toBe(catalogues[language].fields.unknown)
      expect(label).toMatch(/^\p{Lu}/u)
      expect(label).not.toMatch(/[/*_]|k3abc/)
    }
  })

  test('whatever the schema takes reads as words in both languages, never as a code or an id', () => {
    fc.assert(
      fc.property(valuesOf(control, kind, path), (value) => {
        expect(takes(kind, path, value)).toBe(true)
        for (const language of languages) {
          const text = textIn(language)
          const words = shownText(control, value, text, (id) => (id === 'giulia.ferri' ? 'Giulia' : id))
          expect(words.trim()).not.toBe('')
          if (control.type !== 'line' && control.type !== 'lines')
            expect(words).not.toMatch(
              /\b[A-Z]+_[A-Z]+|[a-z]-[a-z2-7]{26}|\d{4}-\d\d-\d\d|true|false|giulia\./,
            )
        }
      }),
      { numRuns: 30 },
    )
  })

  test('each of its codes has words in both languages, and the words no other codes', () => {
    if (control.type === 'minutes') return
    if (control.type !== 'code' && control.type !== 'codes') return expect(codesAt(kind, path)).toEqual([])
    for (const language of languages)
      expect(Object.keys(catalogues[language].codes[control.set]).sort()).toEqual(codesAt(kind, path))
  })

  test('what is typed or chosen comes back as it was, and the schema takes it', () => {
    if (!isTypable(control)) return expect(optionsOf(control, textIn('it'), { people: [] })).toBeUndefined()
    fc.assert(
      fc.property(valuesOf(control, kind, path), (value) => {
        const read = readTyped(control, typedText(control, value))
        if (typeof value !== 'string') expect(read).toEqual({ ok: true, value })
        expect(read.ok && takes(kind, path, read.value)).toBe(true)
      }),
      { numRuns: 30 },
    )
    for (const { value } of optionsOf(control, textIn('it'), { people: [] }) ?? []) {
      const read = readTyped(control, value)
      expect(read.ok && takes(kind, path, read.value), value).toBe(true)
    }
  })

  test('what the schema refuses, the control refuses', () => {
    const refused: Partial<Record<Control['type'], string[]>> = {
      line: ['max' in control ? 'a'.repeat(control.max + 1) : ''],
      lines: ['max' in control ? 'a'.repeat(control.max + 1) : ''],
      whole: 'min' in control ? [String(control.min - 1), String(control.max + 1), '1,5', 'x'] : [],
      money: ['-1', 'x', '99999999'],
      day: ['17/11/2026', '2026-02-30'],
    }
    for (const typed of refused[control.type] ?? []) expect(readTyped(control, typed).ok, typed).toBe(false)
    if ('max' in control && control.type !== 'codes') {
      const over =
        control.type === 'whole' || control.type === 'money' ? control.max + 1 : 'a'.repeat(control.max + 1)
      expect(takes(kind, path, over)).toBe(false)
    }
  })
})

test('a path that this version does not know has no control to type in', () => {
  for (const [kind, path] of [
    ['person', 'shoeSize'],
    ['person', 'household/k1/shoeSize'],
    ['constructor', 'name'],
    ['person', 'constructor'],
  ] as const)
    expect(isTypable(controlOf(kind, path))).toBe(false)
})
