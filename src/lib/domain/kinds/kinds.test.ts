import * as z from 'zod/mini'
import { describe, expect, it } from 'vitest'
import { fieldOf, itemOf, type FieldSchema, type Kind } from '../schema/kind.ts'
import { isTavoloRole } from '../schema/roles.ts'
import { schema } from './index.ts'

const pathGrammar = /^[a-zA-Z0-9]{1,40}(\/[a-zA-Z0-9]{1,40}){0,4}$/
const kinds = [...schema.values()].map((kind): [string, Kind] => [kind.name, kind])
const fieldsOf = (kind: Kind): [string, FieldSchema][] => Object.entries(kind.fields)

describe.each(kinds)('%s', (name, kind) => {
  it('goes by its own name, which an id can carry', () => {
    expect(schema.get(name)).toBe(kind)
    expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/)
  })

  it('has a database and writers', () => {
    expect(kind.databases.length).toBeGreaterThan(0)
    expect(kind.writers.length).toBeGreaterThan(0)
    for (const [path, { writers, seat }] of fieldsOf(kind)) {
      // A seat's grant goes by the tavolo that the item names, which asks for a database of the whole network.
      if (seat)
        expect([
          path,
          itemOf(path)?.item,
          kind.databases.every((cls) => cls === 'rete' || cls === 'cabina'),
        ]).toEqual([path, '*', true])
      for (const role of seat ?? []) expect([path, isTavoloRole(role)]).toEqual([path, true])
      expect([path, writers?.length ?? 1]).not.toEqual([path, 0])
      // Who may write a field must get past the kind first.
      for (const role of writers ?? [])
        expect([path, kind.writers]).toEqual([path, expect.arrayContaining([role])])
    }
  })

  it('has paths that the wire carries, none the prefix of another', () => {
    const paths = fieldsOf(kind).map(([pattern]) => pattern.replace('*', 'k1'))
    for (const path of paths) {
      expect(path).toMatch(pathGrammar)
      for (const other of paths) expect(other.startsWith(`${path}/`)).toBe(false)
    }
    for (const [pattern] of fieldsOf(kind)) if (pattern.includes('*')) expect(itemOf(pattern)?.item).toBe('*')
  })

  it('names a case exactly where its database holds cases', () => {
    const holdsCases = kind.databases.some((cls) => cls === 'tavolo' || cls === 'riservato')
    if (kind.case !== 'none') expect(holdsCases).toBe(true)
    if (kind.case === 'self') expect(name).toBe('case')
    // Notes of what went away name no case: they must outlive it. What is shared is another tavolo's case. A meeting
    // hears many, a resource is for whoever fits.
    const meetings = ['meeting', 'minutes', 'rectification']
    const apart = ['erasure', 'moved', 'transfer', 'sharing', 'shared', 'resource', ...meetings]
    if (kind.case === 'none') expect(!holdsCases || apart.includes(name)).toBe(true)
  })

  it('lets every list lose an item, except notes, which only add up', () => {
    const lists = new Set(
      fieldsOf(kind).flatMap(([pattern]) => (pattern.includes('*') ? (itemOf(pattern)?.list ?? []) : [])),
    )
    for (const list of lists)
      expect([list, Object.hasOwn(kind.fields, `${list}/*/removed`)]).toEqual([list, list !== 'choices'])
  })

  it('has signers where something is frozen by a signature, and only there', () => {
    const isSigned = fieldsOf(kind).some(([, { policy }]) => policy.type === 'frozen')
    expect((kind.signers?.length ?? 0) > 0).toBe(isSigned)
    for (const role of kind.signers ?? []) expect(kind.writers).toContain(role)
    expect((kind.signatures?.length ?? 0) > 0).toBe(isSigned)
    for (const path of kind.signatures ?? []) expect(fieldOf(kind, path)?.policy.type).toBe('latest')
  })

  it('can lift each of its protections: by a writer, with a reason that has its own field', () => {
    for (const [path, { policy, value }] of fieldsOf(kind)) {
      if (policy.type !== 'protective') continue
      expect([path, policy.order.length > 1]).toEqual([path, true])
      for (const each of policy.order) expect([path, z.safeParse(value, each).success]).toEqual([path, true])
      expect(policy.lifters.length).toBeGreaterThan(0)
      for (const role of policy.lifters)
        expect([path, kind.writers]).toEqual([path, expect.arrayContaining([role])])
      const reason = kind.fields[policy.reason]
      expect([path, reason && z.safeParse(reason.value, 'un motivo').success]).toEqual([path, true])
      if (value instanceof z.ZodMiniNullable && value._zod.def.innerType instanceof z.ZodMiniEnum)
        expect([...policy.order].sort()).toEqual([...value._zod.def.innerType.options].sort())
    }
  })
})

it('health and judicial fields lie in the reserved databases alone', () => {
  for (const kind of schema.values())
    for (const [path, { sensitivity }] of Object.entries(kind.fields))
      if (sensitivity === 'S9' || sensitivity === 'G10')
        expect([kind.name, path, kind.databases]).toEqual([kind.name, path, ['riservato']])
})

it('a volunteer writes contacts and referrals, and nothing else', () => {
  const open = [...schema.values()]
    .filter((kind) => kind.writers.includes('volontario'))
    .map(({ name }) => name)
  expect(open.sort()).toEqual(['contact', 'referral'])
})
