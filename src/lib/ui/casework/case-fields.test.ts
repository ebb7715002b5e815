import { describe, expect, test } from 'vitest'
import { schema } from '#lib/domain/kinds/index.ts'
import type { Kind } from '#lib/domain/schema/kind.ts'
import { caseGroups, caseLists, interviewGroup, isClosingShown, protections } from './case-fields.ts'

const kindOf = (name: string) => schema.get(name) as Kind
const groups = [...caseGroups, interviewGroup]
const lists = Object.values(caseLists)
const lines = [
  ...groups.flatMap(({ kind, fields }) => fields.map(({ path }) => ({ kind, path }))),
  ...lists.flatMap(({ kind, list, fields }) =>
    fields.map(({ path }) => ({ kind, path: `${list}/*/${path}` })),
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
