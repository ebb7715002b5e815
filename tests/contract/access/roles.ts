import type { Grant } from '#lib/domain/schema/roles.ts'

/** Who knocks: nobody, people of Empoli, one of Vinci, one whose access was taken away today, one with no role. */
export const roles = ['AN', 'V', 'O', 'AS', 'C', 'X', 'R', 'N'] as const
export type Role = (typeof roles)[number]

/** What each may, as `user add` would give it. */
export const grantsOf: Record<Role, readonly Grant[]> = {
  AN: [],
  V: ['rete', 'tavolo:empoli:volontario'],
  O: ['rete', 'tavolo:empoli:operatore'],
  AS: ['rete', 'tavolo:empoli:operatore', 'tavolo:empoli:assistente-sociale'],
  C: ['rete', 'tavolo:empoli:coordinatore'],
  X: ['rete', 'tavolo:vinci:operatore', 'tavolo:vinci:coordinatore'],
  R: ['rete', 'tavolo:empoli:operatore'],
  N: [],
}

/** Every database of the two tavoli, in the order of the golden list. */
export const databases = [
  'rete',
  'cabina',
  'tavolo-empoli',
  'tavolo-empoli-contatti',
  'tavolo-empoli-riservato',
  'tavolo-empoli-documenti',
  'tavolo-empoli-riservato-documenti',
  'tavolo-vinci',
  'tavolo-vinci-contatti',
  'tavolo-vinci-riservato',
  'tavolo-vinci-documenti',
  'tavolo-vinci-riservato-documenti',
] as const
export type DatabaseName = (typeof databases)[number]

const none: readonly Role[] = []

/** Who reads what, by hand from design.md: the expectation is not computed by the code under test. */
const readers: Record<DatabaseName, readonly Role[]> = {
  rete: ['V', 'O', 'AS', 'C', 'X'],
  cabina: ['C', 'X'],
  'tavolo-empoli': ['O', 'AS', 'C'],
  'tavolo-empoli-contatti': ['V', 'O', 'AS', 'C'],
  'tavolo-empoli-riservato': ['AS'],
  'tavolo-empoli-documenti': ['O', 'AS', 'C'],
  'tavolo-empoli-riservato-documenti': ['AS'],
  'tavolo-vinci': ['X'],
  'tavolo-vinci-contatti': ['X'],
  'tavolo-vinci-riservato': none,
  'tavolo-vinci-documenti': ['X'],
  'tavolo-vinci-riservato-documenti': none,
}

/** Who may write an entry of the kind that `kindFor` names. */
const writers: Record<DatabaseName, readonly Role[]> = {
  rete: none,
  cabina: none,
  'tavolo-empoli': ['O', 'AS', 'C'],
  'tavolo-empoli-contatti': ['V', 'O', 'AS', 'C'],
  'tavolo-empoli-riservato': none,
  'tavolo-empoli-documenti': ['O', 'AS', 'C'],
  'tavolo-empoli-riservato-documenti': ['AS'],
  'tavolo-vinci': ['X'],
  'tavolo-vinci-contatti': ['X'],
  'tavolo-vinci-riservato': none,
  'tavolo-vinci-documenti': ['X'],
  'tavolo-vinci-riservato-documenti': none,
}

/** True where this person reads the database. */
export function mayRead(role: Role, database: DatabaseName): boolean {
  return readers[database].includes(role)
}

/** True where this person may write an entry of their own. */
export function mayWrite(role: Role, database: DatabaseName): boolean {
  return writers[database].includes(role)
}

/** A kind at home in a database, or near it where it has none that people write. */
export function kindFor(database: DatabaseName): string {
  if (database === 'rete') return 'body'
  if (database.endsWith('-contatti')) return 'contact'
  if (database.endsWith('-documenti')) return 'chunk'
  return database.endsWith('-riservato') ? 'erasure' : 'case'
}
