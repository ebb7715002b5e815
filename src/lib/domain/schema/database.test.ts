import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { databaseOf, databasesFor, isPulled, parseDatabase, readersOf, tavoloClasses } from './database.ts'
import { grantOf, isSlug, isTavoloRole, rolesAt, tavoliOf, type Grant, type Role } from './roles.ts'

const slug = fc.stringMatching(/^[a-z]{1,8}(-[a-z]{1,8}){0,2}$/).filter(isSlug)
const namesFor = (...grants: Grant[]) => databasesFor(grants).map((database) => database.name)

describe('names of databases', () => {
  it('read back into the class and tavolo that they were made of', () => {
    for (const cls of ['rete', 'cabina'] as const) expect(parseDatabase(cls)).toEqual(databaseOf(cls))
    fc.assert(
      fc.property(slug, fc.constantFrom(...tavoloClasses), (tavolo, cls) => {
        const database = databaseOf(cls, tavolo)
        expect(parseDatabase(database.name)).toEqual(database)
        expect(database).toMatchObject({ class: cls, tavolo })
      }),
      { numRuns: 1000 },
    )
  })

  it('never name the database of another tavolo', () => {
    fc.assert(
      fc.property(
        slug,
        slug,
        fc.constantFrom(...tavoloClasses),
        fc.constantFrom(...tavoloClasses),
        (a, b, one, other) => {
          const isSame = databaseOf(one, a).name === databaseOf(other, b).name
          expect(isSame).toBe(a === b && one === other)
        },
      ),
      { numRuns: 1000 },
    )
  })

  it('keep a tavolo apart from one whose name ends like a database', () => {
    const confusing = [
      'empoli-contatti',
      'empoli-riservato',
      'empoli-documenti',
      'empoli-riservato-documenti',
    ]
    for (const tavolo of confusing) {
      expect([tavolo, isSlug(tavolo)]).toEqual([tavolo, false])
      expect(() => databaseOf('tavolo', tavolo)).toThrow()
      expect(namesFor(`tavolo:${tavolo}:operatore`)).toEqual([])
    }
    expect(parseDatabase('tavolo-empoli-contatti')).toMatchObject({ class: 'contatti', tavolo: 'empoli' })
    expect(parseDatabase('tavolo-empoli-contatti-contatti')).toBeUndefined()
    expect(parseDatabase('tavolo-contatti')).toMatchObject({ class: 'tavolo', tavolo: 'contatti' })
    expect(parseDatabase('tavolo-capraia-e-limite-riservato-documenti')).toMatchObject({
      class: 'riservato-documenti',
      tavolo: 'capraia-e-limite',
    })
  })

  it.each([
    '',
    'tavolo',
    'tavolo-',
    'tavolo--contatti',
    'tavolo-Empoli',
    'tavolo-empoli2',
    'tavolo-empoli-',
    'Rete',
    '_users',
    'rete\n',
    'tavolo-empoli\n',
    'xtavolo-empoli',
    'tavolo-empoli/../rete',
    'constructor',
  ])('are nothing else: %j', (name) => {
    expect(parseDatabase(name)).toBeUndefined()
  })

  it('of a tavolo need one', () => {
    expect(() => databaseOf('contatti')).toThrow()
    expect(() => databaseOf('contatti', '../rete')).toThrow()
  })
})

describe('who reads what', () => {
  const empoli = (role: Role) => grantOf(role, 'empoli')

  it.each<[who: string, grants: Grant[], names: string[]]>([
    ['nobody', [], []],
    ['a login', ['rete'], ['rete']],
    ['a volunteer', ['rete', empoli('volontario')], ['rete', 'tavolo-empoli-contatti']],
    [
      'an operator',
      ['rete', empoli('operatore')],
      ['rete', 'tavolo-empoli', 'tavolo-empoli-contatti', 'tavolo-empoli-documenti'],
    ],
    [
      'a tutor',
      ['rete', empoli('tutor')],
      ['rete', 'tavolo-empoli', 'tavolo-empoli-contatti', 'tavolo-empoli-documenti'],
    ],
    [
      'a social worker',
      ['rete', empoli('assistente-sociale')],
      [
        'rete',
        'tavolo-empoli',
        'tavolo-empoli-contatti',
        'tavolo-empoli-documenti',
        'tavolo-empoli-riservato',
        'tavolo-empoli-riservato-documenti',
      ],
    ],
    [
      'a coordinator',
      ['rete', empoli('coordinatore')],
      ['cabina', 'rete', 'tavolo-empoli', 'tavolo-empoli-contatti', 'tavolo-empoli-documenti'],
    ],
    ['the Cabina', ['rete', 'cabina'], ['cabina', 'rete']],
    ['the administration', ['rete', 'amministrazione'], ['cabina', 'rete']],
    ['the DPO', ['rete', 'dpo'], ['rete']],
    [
      'a volunteer of two tavoli',
      ['rete', empoli('volontario'), 'tavolo:vinci:volontario'],
      ['rete', 'tavolo-empoli-contatti', 'tavolo-vinci-contatti'],
    ],
    ['a role that is none', ['tavolo:empoli:sindaco', 'tavolo:empoli:cabina', 'tavolo:empoli:', 'x'], []],
    [
      'a role without its tavolo',
      ['operatore', 'coordinatore', 'tavolo::operatore', 'tavolo:?:operatore'],
      [],
    ],
    ['a grant that is longer', ['xtavolo:empoli:operatore', 'tavolo:empoli:operatore:x', 'retex'], []],
  ])('%s', (_, grants, names) => {
    expect(namesFor(...grants)).toEqual(names)
  })

  it('a database opens to exactly those who are listed on it', () => {
    const tavoli = ['empoli', 'vinci']
    const roles: Role[] = ['volontario', 'operatore', 'tutor', 'coordinatore', 'assistente-sociale']
    for (const role of roles)
      for (const cls of tavoloClasses) {
        const isListed = readersOf(databaseOf(cls, 'empoli'), tavoli).includes(empoli(role))
        expect(namesFor(empoli(role)).includes(databaseOf(cls, 'empoli').name)).toBe(isListed)
        expect(namesFor(grantOf(role, 'vinci'))).not.toContain(databaseOf(cls, 'empoli').name)
      }
    expect(readersOf(databaseOf('cabina'), tavoli)).toEqual([
      'cabina',
      'amministrazione',
      'tavolo:empoli:coordinatore',
      'tavolo:vinci:coordinatore',
    ])
  })

  it('documents are fetched by id and never pulled', () => {
    expect(tavoloClasses.filter((cls) => !isPulled(databaseOf(cls, 'empoli').name))).toEqual([
      'documenti',
      'riservato-documenti',
    ])
  })
})

describe('grants', () => {
  it('read back into roles, at their own tavolo only', () => {
    const roles: Role[] = [
      'volontario',
      'operatore',
      'tutor',
      'coordinatore',
      'assistente-sociale',
      'cabina',
      'rete',
    ]
    fc.assert(
      fc.property(fc.subarray(roles), slug, slug, (some, here, there) => {
        fc.pre(here !== there)
        const grants = some.map((role) => grantOf(role, here))
        expect(rolesAt(grants, here).sort()).toEqual([...some].sort())
        expect(rolesAt(grants, there).sort()).toEqual(some.filter((role) => !isTavoloRole(role)).sort())
        expect(rolesAt(grants).sort()).toEqual(some.filter((role) => !isTavoloRole(role)).sort())
        expect(tavoliOf(grants)).toEqual(some.some(isTavoloRole) ? [here] : [])
      }),
      { numRuns: 1000 },
    )
    expect(rolesAt(['win:gateway'])).toEqual(['gateway'])
    expect(rolesAt(['gateway'])).toEqual([])
  })
})
