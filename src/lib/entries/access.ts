import { schema as ownSchema, type Schema } from '#lib/domain/kinds/index.ts'
import { parseDatabase } from '#lib/domain/schema/database.ts'
import { fieldOf, type FieldSchema, type Kind } from '#lib/domain/schema/kind.ts'
import { holdsSeat } from '#lib/domain/schema/may-write.ts'
import { gatewayLogin, grantOf, rolesAt, type Grant, type Role } from '#lib/domain/schema/roles.ts'
import { canonicalJson } from './canonical.ts'
import type { Entry } from './entry.ts'

/** Who asks: the login and grants that the session proved. */
export type Writer = { login: string; grants: readonly Grant[] }

/** Why an entry may not be written by someone into a database. */
export type AccessRefusal =
  | 'unknown-database'
  | 'unknown-version'
  | 'unknown-kind'
  | 'wrong-database'
  | 'wrong-case'
  | 'foreign-author'
  | 'not-a-writer'
  | 'not-a-field-writer'
  | 'not-a-signer'
  | 'not-a-lifter'

/**
 * [E18] Why `writer` may not put an entry into a database, or `undefined`. The envelope is taken as checked.
 * The gateway's account may write for any author, since it has checked hash, signature and certificate itself.
 * The replica's validator (src/server/provision) gives the same verdict, row for row.
 */
export function refuseAccess(
  entry: Entry,
  databaseName: string,
  writer: Writer,
  schema: Schema = ownSchema,
): AccessRefusal | undefined {
  const database = parseDatabase(databaseName)
  if (!database) return 'unknown-database'
  if (entry.v !== 1) return 'unknown-version'
  const kind = schema.get(entry.kind)
  if (!kind) return 'unknown-kind'
  if (!kind.databases.includes(database.class)) return 'wrong-database'
  const wrongCase = refuseCase(kind, entry)
  if (wrongCase) return wrongCase
  if (writer.grants.includes(grantOf('gateway'))) return undefined
  if (entry.author !== writer.login || entry.author === gatewayLogin) return 'foreign-author'
  return refuseRoles(kind, entry, rolesAt(writer.grants, database.tavolo), writer.grants)
}

function refuseCase(kind: Kind, entry: Entry): AccessRefusal | undefined {
  if (kind.case === 'none') return entry.case === undefined ? undefined : 'wrong-case'
  if (kind.case === 'self') return entry.case === entry.record ? undefined : 'wrong-case'
  return entry.case === undefined ? 'wrong-case' : undefined
}

function refuseRoles(
  kind: Kind,
  entry: Entry,
  roles: readonly Role[],
  grants: readonly Grant[],
): AccessRefusal | undefined {
  const has = (allowed: readonly Role[]) => allowed.some((role) => roles.includes(role))
  const paths = Object.keys(entry.set)
  const isOfSeats = paths.length > 0 && paths.every((path) => fieldOf(kind, path)?.seat)
  if (!isOfSeats && !has(kind.writers)) return 'not-a-writer'
  if (entry.covers && !has(kind.signers ?? [])) return 'not-a-signer'
  for (const path of paths) {
    const field = fieldOf(kind, path)
    if (field?.seat && !holdsSeat(field, path, grants)) return 'not-a-field-writer'
    if (field?.writers && !has(field.writers)) return 'not-a-field-writer'
    if (field && isLifting(field, entry, path) && !mayLift(field, entry, has)) return 'not-a-lifter'
  }
  return undefined
}

/** [E9] A value that protects less than the most protective, set over something that was there. */
function isLifting(field: FieldSchema, entry: Entry, path: string): boolean {
  if (field.policy.type !== 'protective' || !Object.hasOwn(entry.over, path)) return false
  return canonicalJson(entry.set[path]) !== canonicalJson(field.policy.order[0])
}

function mayLift(field: FieldSchema, entry: Entry, has: (roles: readonly Role[]) => boolean): boolean {
  if (field.policy.type !== 'protective') return true
  const reason = entry.set[field.policy.reason]
  return has(field.policy.lifters) && typeof reason === 'string' && reason.length > 0
}
