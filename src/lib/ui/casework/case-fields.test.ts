import { describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { schema } from '#lib/domain/kinds/index.ts'
import { fieldOf, type Kind } from '#lib/domain/schema/kind.ts'
import { caseGroups, caseLists, interviewGroup, isClosingShown, protections } from './case-fields.ts'
import type { Control } from '../record/control.ts'

const kindOf = (name: string) => schema.get(name) as Kind
const groups = [...caseGroups, interviewGroup]
const lists = Object.values(caseLists)
const lines = [
  ...groups.flatMap(({ kind, fields }) => fields.map(({ path, control }) => ({ kind, path, control }))),
  ...lists.flatMap(({ kind, list, fields }) =>
    fields.map(({ path, control }) => ({ kind, path: `${list}/*/${path}`, control })),
  ),
]

/** What nobody types: it changes by its own move, by a switch, or by a choice. */
const moved: Record<string, string[]> = {
  case: [
    'person',
    'referral',
    'contact',
    'state',
    'stateWhy',
    'stateSince',
    'closure/date',
    'team/*/removed',
  ],
  person: [
    ...protections.flatMap(({ path, why }) => [path, why]),
    'household/*/person',
    'household/*/removed',
    'supports/*/removed',
  ],
  interview: ['closedAt'],
}

describe('the table of fields', () => {
  test.each(['case', 'person', 'interview'])('%s: every field of the schema has its place, once', (kind) => {
    const placed = [
      ...lines.filter((line) => line.kind === kind).map((line) => line.path),
      ...(moved[kind] ?? []),
    ]
    const wanted = Object.keys(kindOf(kind).fields).filter((path) => !path.startsWith('choices/'))
    expect(placed.sort()).toEqual(wanted.sort())
  })

  test.each(lines)(
    '$kind $path: what its control lets through the schema takes',
    ({ kind, path, control }) => {
      const field = fieldOf(kindOf(kind), path)
      const takes = (value: unknown) => z.safeParse(field?.value as z.ZodMiniType, value).success
      const { good, bad } = samplesOf(control)
      for (const value of good) expect(takes(value), `${path} ${String(value).slice(0, 20)}`).toBe(true)
      for (const value of bad) expect(takes(value), `${path} ${String(value).slice(0, 20)}`).toBe(false)
    },
  )

  test('a list names its items by leaves that it has', () => {
    for (const { needs, head, fields } of lists) {
      const paths: readonly string[] = fields.map(({ path }) => path)
      expect(paths).toEqual(expect.arrayContaining([needs, ...head]))
    }
  })
})

test('closing fields show once there is something to close or to read', () => {
  expect(isClosingShown('IN_PERCORSO', ['state'])).toBe(false)
  expect(isClosingShown('CONCLUSO', ['state'])).toBe(true)
  expect(isClosingShown('RIAPERTO', ['state', 'closure/reason'])).toBe(true)
})

function samplesOf(control: Control): { good: unknown[]; bad: unknown[] } {
  switch (control.type) {
    case 'line':
    case 'lines':
      return { good: ['a'.repeat(control.max)], bad: ['a'.repeat(control.max + 1)] }
    case 'code':
      return { good: [...control.codes], bad: ['NO_SUCH_CODE'] }
    case 'whole':
      return { good: [control.min, control.max], bad: [control.min - 1, control.max + 1, 1.5] }
    case 'money':
      return { good: [0, control.max], bad: [-1, control.max + 1] }
    case 'flag':
      return { good: [true, false], bad: ['true'] }
    case 'day':
      return { good: ['2026-11-17'], bad: ['17/11/2026', '2026-02-30'] }
    case 'login':
      return { good: ['giulia.ferri'], bad: ['Giulia Ferri'] }
    case 'place':
      return { good: ['castelfranco-di-sotto'], bad: [7] }
    case 'taxCode':
      return { good: ['A'.repeat(32)], bad: ['A'.repeat(33)] }
  }
}
