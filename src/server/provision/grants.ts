import { databasesFor } from '#lib/domain/schema/database.ts'
import { grantOf, isTavoloRole, type Grant, type Role } from '#lib/domain/schema/roles.ts'

const ofNetwork: readonly Role[] = ['cabina', 'amministrazione', 'dpo']
const ofTavolo: readonly Role[] = ['volontario', 'operatore', 'tutor', 'coordinatore', 'assistente-sociale']

/** The grants of a person as they are kept, or the first word that is none. */
export type Completed = { ok: true; grants: Grant[] } | { ok: false; unknown: string }

/**
 * Checks grants such as `tavolo:empoli:operatore` and `cabina` against the tavoli that there are. Everybody gets
 * `rete`; an assistente sociale is an operatore too.
 */
export function completeGrants(given: readonly string[], tavoli: readonly string[]): Completed {
  const known = new Set([
    ...ofNetwork.map((role) => grantOf(role)),
    ...tavoli.flatMap((tavolo) => ofTavolo.filter(isTavoloRole).map((role) => grantOf(role, tavolo))),
    grantOf('rete'),
  ])
  const unknown = given.find((grant) => !known.has(grant))
  if (unknown !== undefined) return { ok: false, unknown }
  const operators = given
    .filter((grant) => grant.endsWith(':assistente-sociale'))
    .map((grant) => grant.replace(/assistente-sociale$/, 'operatore'))
  return { ok: true, grants: [...new Set([grantOf('rete'), ...given, ...operators])].sort() }
}

/** The names of the databases that somebody with these grants reads, for who gives them. */
export function openedBy(grants: readonly Grant[]): string[] {
  return databasesFor(grants).map(({ name }) => name)
}
