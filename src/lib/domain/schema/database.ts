import { grantOf, isSlug, tavoliOf, type Grant, type Role } from './roles.ts'

/** What a database holds; read control is per database, so the class is the wall (design.md, Databases). */
export type DatabaseClass =
  'rete' | 'cabina' | 'tavolo' | 'contatti' | 'riservato' | 'documenti' | 'riservato-documenti'

/** A database of the network, by name and in parts. `tavolo` is a slug, absent for `rete` and `cabina`. */
export type Database = { name: string; class: DatabaseClass; tavolo?: string }

const suffix = {
  tavolo: '',
  contatti: '-contatti',
  riservato: '-riservato',
  documenti: '-documenti',
  'riservato-documenti': '-riservato-documenti',
} as const satisfies Partial<Record<DatabaseClass, string>>

/** The classes that exist once for each tavolo. */
export const tavoloClasses = Object.keys(suffix) as (keyof typeof suffix)[]

const staff: readonly Role[] = ['operatore', 'tutor', 'coordinatore', 'assistente-sociale']

/** Who reads (and may try to write) a database of each class. The gateway reads them all. */
export const readers: Record<DatabaseClass, readonly Role[]> = {
  rete: ['rete'],
  cabina: ['cabina', 'amministrazione', 'coordinatore'],
  tavolo: staff,
  contatti: [...staff, 'volontario'],
  riservato: ['assistente-sociale'],
  documenti: staff,
  'riservato-documenti': ['assistente-sociale'],
}

/** The database of a class; throws when a tavolo's class comes without a tavolo's slug, which is a bug. */
export function databaseOf(cls: DatabaseClass, tavolo?: string): Database {
  if (cls === 'rete' || cls === 'cabina') return { name: cls, class: cls }
  if (!tavolo || !isSlug(tavolo)) throw new Error(`database class ${cls} needs a tavolo`)
  return { name: `tavolo-${tavolo}${suffix[cls]}`, class: cls, tavolo }
}

/** Reads a database name back into its parts; `undefined` for a name that is none of ours. */
export function parseDatabase(name: string): Database | undefined {
  if (name === 'rete' || name === 'cabina') return { name, class: name }
  const match = /^tavolo-([a-z]+(?:-[a-z]+)*?)(-contatti|-riservato-documenti|-riservato|-documenti)?$/.exec(
    name,
  )
  if (!match?.[1] || !isSlug(match[1])) return undefined
  const cls = tavoloClasses.find((each) => suffix[each] === (match[2] ?? ''))
  return cls && { name, class: cls, tavolo: match[1] }
}

/** The grants that open a database, as its CouchDB `_security` lists them. */
export function readersOf(database: Database, tavoli: readonly string[]): Grant[] {
  const roles = readers[database.class]
  if (database.tavolo) return roles.map((role) => grantOf(role, database.tavolo))
  return roles.flatMap((role) =>
    role === 'coordinatore' ? tavoli.map((tavolo) => grantOf(role, tavolo)) : [grantOf(role)],
  )
}

/** The databases that a person with these grants reads, sorted by name. Documents are fetched by id, not pulled. */
export function databasesFor(grants: readonly Grant[]): Database[] {
  const tavoli = tavoliOf(grants)
  const all = [
    databaseOf('rete'),
    databaseOf('cabina'),
    ...tavoli.flatMap((tavolo) => tavoloClasses.map((cls) => databaseOf(cls, tavolo))),
  ]
  return all
    .filter((database) => readersOf(database, tavoli).some((grant) => grants.includes(grant)))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}

/** Whether a person with these grants reads the database of this name. */
export function readsDatabase(grants: readonly Grant[], name: string): boolean {
  return databasesFor(grants).some((database) => database.name === name)
}

/** The database in which the chunks of the papers of another lie; `undefined` where there is none. */
export function papersOf(name: string): string | undefined {
  const { class: cls, tavolo } = parseDatabase(name) ?? {}
  if (cls === 'tavolo') return databaseOf('documenti', tavolo).name
  return cls === 'riservato' ? databaseOf('riservato-documenti', tavolo).name : undefined
}

/** The database whose papers lie in another; `undefined` where there are none. */
export function servedBy(name: string): string | undefined {
  const { class: cls, tavolo } = parseDatabase(name) ?? {}
  if (cls === 'documenti') return databaseOf('tavolo', tavolo).name
  return cls === 'riservato-documenti' ? databaseOf('riservato', tavolo).name : undefined
}

/** True for a database that a device pulls whole; papers are fetched by id. */
export function isPulled(name: string): boolean {
  const cls = parseDatabase(name)?.class
  return cls !== 'documenti' && cls !== 'riservato-documenti'
}
