import { schema as ownSchema, type Schema } from '#lib/domain/kinds/index.ts'
import { parseDatabase } from '#lib/domain/schema/database.ts'
import type { Json, Kind } from '#lib/domain/schema/kind.ts'
import { gatewayLogin, grantOf, type Grant, type Role } from '#lib/domain/schema/roles.ts'
import { limits } from '#lib/entries/edge.ts'

/** Who may move a protective field away from its most protective value, and the path of the reason. */
type Protection = { first: Json; lifters: Grant[]; reason: string }

/** What the validator needs of a kind in one database: grants in place of roles, and only the paths that narrow. */
type KindRules = {
  case: Kind['case']
  writers: Grant[]
  signers: Grant[]
  narrowed: Record<string, Grant[]>
  /** The roles that a path asks for at the tavolo that its item names. */
  seats: Record<string, readonly Role[]>
  protected: Record<string, Protection>
}

/** The data that one database's validator carries. `known` names every kind, `kinds` those of this database. */
export type Rules = {
  limits: typeof limits
  gateway: { login: string; grant: Grant }
  known: Record<string, true>
  kinds: Record<string, KindRules>
}

/** The rules of one database, its class and tavolo baked in. Throws on a name that is none of ours. */
export function rulesFor(databaseName: string, schema: Schema = ownSchema): Rules {
  const database = parseDatabase(databaseName)
  if (!database) throw new Error(`no database of ours: ${databaseName}`)
  const grants = (roles: readonly Role[]) => roles.map((role) => grantOf(role, database.tavolo))
  const here = [...schema.values()].filter((kind) => kind.databases.includes(database.class))
  return {
    limits,
    gateway: { login: gatewayLogin, grant: grantOf('gateway') },
    known: Object.fromEntries([...schema.keys()].map((name) => [name, true])),
    kinds: Object.fromEntries(here.map((kind) => [kind.name, kindRules(kind, grants)])),
  }
}

function kindRules(kind: Kind, grants: (roles: readonly Role[]) => Grant[]): KindRules {
  const narrowed: KindRules['narrowed'] = {}
  const seats: KindRules['seats'] = {}
  const guarded: KindRules['protected'] = {}
  for (const [path, { writers, seat, policy }] of Object.entries(kind.fields)) {
    if (writers) narrowed[path] = grants(writers)
    if (seat) seats[path] = seat
    if (policy.type !== 'protective') continue
    const first = policy.order[0]
    // The validator compares with ===, which is the same value only where there is nothing inside.
    if (first === undefined || (typeof first === 'object' && first !== null))
      throw new Error(`${kind.name}.${path}: a protective order begins with a plain value`)
    guarded[path] = { first, lifters: grants(policy.lifters), reason: policy.reason }
  }
  return {
    case: kind.case,
    writers: grants(kind.writers),
    signers: grants(kind.signers ?? []),
    narrowed,
    seats,
    protected: guarded,
  }
}
