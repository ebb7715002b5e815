import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { summariseSchema, type KindSummary } from '#tests/fixtures/summarise-schema.ts'

const file = new URL('../../../../tests/fixtures/schema-golden.json', import.meta.url)
const golden = JSON.parse(readFileSync(file, 'utf8')) as Record<string, KindSummary>
const now = summariseSchema()

/** Why a schema may not follow another: old devices still send what it no longer takes for the same thing. */
function breaches(before: Record<string, KindSummary>, after: Record<string, KindSummary>): string[] {
  return Object.entries(before).flatMap(([name, kind]) => {
    const next = after[name]
    if (!next) return [`${name} is gone`]
    const moved = next.case !== kind.case || kind.databases.some((cls) => !next.databases.includes(cls))
    const paths = Object.entries(kind.paths).flatMap(([path, { is, codes = [] }]) => {
      const field = next.paths[path]
      if (!field) return [`${name}.${path} is gone`]
      if (field.is !== is) return [`${name}.${path} changed from ${is} to ${field.is}`]
      return codes
        .filter((code) => !field.codes?.includes(code))
        .map((code) => `${name}.${path} lost ${code}`)
    })
    return moved ? [`${name} changed its databases or its case`, ...paths] : paths
  })
}

describe('the schema only grows', () => {
  it('keeps every kind, path, policy, sensitivity, type and code that ever was: a new meaning is a new path', () => {
    expect(breaches(golden, now)).toEqual([])
  })

  it('stands in the golden file whole, so that what is new today is kept from now on', () => {
    // After adding a kind, a path or a code: add what this difference shows to tests/fixtures/schema-golden.json.
    expect(now).toEqual(golden)
  })

  it('refuses each kind of change', () => {
    const copy = () => structuredClone(golden)
    const changes: [(schema: Record<string, KindSummary>) => void, string][] = [
      [(all) => delete all.person, 'person is gone'],
      [(all) => delete all.person?.paths.phone, 'person.phone is gone'],
      [
        (all) => Object.assign(all.person ?? {}, { case: 'none' }),
        'person changed its databases or its case',
      ],
      [
        (all) => Object.assign(all.person ?? {}, { databases: [] }),
        'person changed its databases or its case',
      ],
      [(all) => Object.assign(all.person?.paths.phone ?? {}, { is: 'x' }), 'person.phone changed from'],
      [(all) => all.case?.paths.state?.codes?.pop(), 'case.state lost RIAPERTO'],
    ]
    for (const [change, breach] of changes) {
      const changed = copy()
      change(changed)
      expect(breaches(golden, changed).join()).toContain(breach)
    }
    const more = copy()
    more.person?.paths.sex?.codes?.push('ALTRO')
    Object.assign(more.person?.paths ?? {}, { more: { is: 'x' } })
    expect(breaches(golden, more)).toEqual([])
  })
})
