import { describe, expect, it } from 'vitest'
import type { Schema } from '#lib/domain/kinds/index.ts'
import { refuseAccess, type AccessRefusal } from './access.ts'
import type { Entry } from './entry.ts'
import { makeEntry, over, recordId, type Said } from '#tests/fixtures/make-entry.ts'
import { sample } from '#tests/fixtures/sample-kind.ts'

const grants = {
  volunteer: ['rete', 'tavolo:empoli:volontario'],
  operator: ['rete', 'tavolo:empoli:operatore'],
  social: ['rete', 'tavolo:empoli:assistente-sociale'],
  coordinator: ['rete', 'tavolo:empoli:coordinatore'],
  elsewhere: ['rete', 'tavolo:vinci:operatore', 'tavolo:vinci:coordinatore'],
  administration: ['rete', 'amministrazione'],
  gateway: ['win:gateway'],
  nobody: [],
}
type Who = keyof typeof grants

const ofCase = recordId('case')
const entry = (kind: string, said: Said = {}) =>
  makeEntry({ kind, record: recordId(kind), set: { x: 1 }, ...said })
const refuse = (one: Entry, database: string, who: Who, login = 'anna') =>
  refuseAccess(one, database, { login, grants: grants[who] })

describe('refuseAccess', () => {
  const contact = entry('contact', { set: { name: 'x' } })
  const person = entry('person', { case: ofCase, set: { name: 'x' } })
  const caseEntry = entry('case', { record: ofCase, case: ofCase, set: { nextStep: 'x' } })
  const body = entry('body', { set: { name: 'x' } })

  it.each<[AccessRefusal | undefined, Entry, string, Who]>([
    [undefined, contact, 'tavolo-empoli-contatti', 'volunteer'],
    [undefined, contact, 'tavolo-empoli-contatti', 'operator'],
    [undefined, person, 'tavolo-empoli', 'operator'],
    [undefined, caseEntry, 'tavolo-empoli', 'coordinator'],
    [undefined, body, 'rete', 'administration'],
    ['not-a-writer', person, 'tavolo-empoli', 'volunteer'],
    ['not-a-writer', person, 'tavolo-empoli', 'elsewhere'],
    ['not-a-writer', person, 'tavolo-empoli', 'nobody'],
    ['not-a-writer', person, 'tavolo-empoli', 'administration'],
    ['not-a-writer', body, 'rete', 'coordinator'],
    ['not-a-writer', entry('device'), 'rete', 'administration'],
    ['wrong-database', contact, 'tavolo-empoli', 'operator'],
    ['wrong-database', person, 'tavolo-empoli-contatti', 'operator'],
    ['wrong-database', person, 'tavolo-empoli-riservato', 'social'],
    ['wrong-database', person, 'rete', 'gateway'],
    ['unknown-database', person, 'tavolo-Empoli', 'operator'],
    ['unknown-database', person, '_users', 'gateway'],
    ['unknown-kind', entry('strange'), 'rete', 'gateway'],
    ['unknown-kind', entry('constructor'), 'rete', 'gateway'],
    ['wrong-case', entry('person'), 'tavolo-empoli', 'operator'],
    ['wrong-case', entry('case', { record: ofCase }), 'tavolo-empoli', 'operator'],
    ['wrong-case', entry('case', { record: ofCase, case: recordId('case', 9) }), 'tavolo-empoli', 'gateway'],
    ['wrong-case', entry('contact', { case: ofCase }), 'tavolo-empoli-contatti', 'gateway'],
    ['not-a-field-writer', entry('contact', { set: { known: true } }), 'tavolo-empoli-contatti', 'volunteer'],
    [undefined, entry('contact', { set: { known: true } }), 'tavolo-empoli-contatti', 'operator'],
    [
      'not-a-field-writer',
      entry('person', { case: ofCase, set: { iseeCents: 1 } }),
      'tavolo-empoli',
      'operator',
    ],
    ['not-a-signer', entry('person', { case: ofCase, covers: [person._id] }), 'tavolo-empoli', 'coordinator'],
    ['not-a-writer', entry('erasure'), 'tavolo-empoli', 'operator'],
    [undefined, entry('erasure'), 'tavolo-empoli', 'coordinator'],
  ])('[E18] answers %s', (reason, one, database, who) => {
    expect(refuse(one, database, who)).toBe(reason)
  })

  it('[E18] takes an entry from its author only, and a relay from the gateway only', () => {
    expect(refuse(contact, 'tavolo-empoli-contatti', 'operator', 'bruno')).toBe('foreign-author')
    expect(refuse(contact, 'tavolo-empoli-contatti', 'gateway', 'win-gateway')).toBeUndefined()
    const forged = entry('contact', { author: 'win-gateway', set: { name: 'x' } })
    expect(refuse(forged, 'tavolo-empoli-contatti', 'operator', 'win-gateway')).toBe('foreign-author')
  })

  it('[E13] [E18] refuses a version that it cannot judge', () => {
    const newer = { ...contact, v: 2 } as unknown as Entry
    expect(refuse(newer, 'tavolo-empoli-contatti', 'gateway')).toBe('unknown-version')
  })
})

describe('lifting a protection', () => {
  const first = entry('contact', { set: { consentP1: 'REVOCATO' } })
  const lift = (set: Said['set'], said: Said = {}) =>
    entry('contact', { set: { consentP1: 'PRESTATO', ...set }, over: over('consentP1', first), ...said })
  const database = 'tavolo-empoli-contatti'

  it('[E9] [E18] takes a role that the schema names, and a reason in the same entry', () => {
    expect(refuse(lift({ consentWhy: 'errore' }), database, 'volunteer')).toBe('not-a-lifter')
    expect(refuse(lift({}), database, 'coordinator')).toBe('not-a-lifter')
    expect(refuse(lift({ consentWhy: '' }), database, 'coordinator')).toBe('not-a-lifter')
    expect(refuse(lift({ consentWhy: null }), database, 'coordinator')).toBe('not-a-lifter')
    expect(refuse(lift({ consentWhy: 'errore' }), database, 'coordinator')).toBeUndefined()
    expect(refuse(lift({ consentP1: null, consentWhy: 'errore' }), database, 'volunteer')).toBe(
      'not-a-lifter',
    )
  })

  it('[E9] [E18] is not what setting the most protective value, or setting over nothing, is', () => {
    expect(refuse(lift({ consentP1: 'REVOCATO' }), database, 'volunteer')).toBeUndefined()
    expect(refuse(lift({}, { over: {} }), database, 'volunteer')).toBeUndefined()
    // Between two milder values nobody can tell from the entry which way it goes, so it counts as lifting.
    expect(refuse(lift({ consentP1: 'NEGATO' }), database, 'volunteer')).toBe('not-a-lifter')
  })

  it('[E18] signing takes a role that the schema names', () => {
    const schema: Schema = new Map([['sample', sample]])
    const signed = makeEntry({ covers: [makeEntry()._id] })
    const by = (who: Who) =>
      refuseAccess(signed, 'tavolo-empoli', { login: 'anna', grants: grants[who] }, schema)
    expect(by('operator')).toBe('not-a-signer')
    expect(by('coordinator')).toBeUndefined()
  })
})
