import { databaseOf, readersOf, tavoloClasses, type Database } from '#lib/domain/schema/database.ts'
import { grantOf, type Grant } from '#lib/domain/schema/roles.ts'
import { makeValidator } from './validator/make-validator.ts'

/** CouchDB's `_security`. A list of roles that is not empty is what keeps a database from being public. */
export type Security = Record<'admins' | 'members', { names: string[]; roles: Grant[] }>

/** Every database of a network with these tavoli (slugs), sorted by name. */
export function databasesOf(tavoli: readonly string[]): Database[] {
  const ofTavoli = tavoli.flatMap((tavolo) => tavoloClasses.map((cls) => databaseOf(cls, tavolo)))
  const all = [databaseOf('rete'), databaseOf('cabina'), ...ofTavoli]
  return all.sort((a, b) => (a.name < b.name ? -1 : 1))
}

/** Who gets into a database: its readers and the gateway. Nobody but the server's own is its administrator. */
export function securityOf(database: Database, tavoli: readonly string[]): Security {
  return membersOnly([...readersOf(database, tavoli), grantOf('gateway')])
}

/** The gateway's own database: nobody but server administrators. */
export function securityOfLedger(): Security {
  return membersOnly(['_admin'])
}

function membersOnly(roles: Grant[]): Security {
  return { admins: { names: [], roles: ['_admin'] }, members: { names: [], roles } }
}

/** The id of the one design document of each database. Devices leave ids that begin with `_` alone. */
export const designId = '_design/win'

/** The design document of a database: its validator and nothing else. */
export function designOf(database: Database): { _id: string; language: string; validate_doc_update: string } {
  return { _id: designId, language: 'javascript', validate_doc_update: makeValidator(database.name) }
}
