import type { Question } from '../tablet.ts'
import type { Canary, Person } from './ground.ts'
import { mayRead, mayWrite, type DatabaseName, type Role } from './roles.ts'

/** What one knock is made of. `path` follows the database's own; one that begins with `//` is the server's. */
export type Knock = Question & {
  path: string
  /** Ids that are in the database when the knock was let in. */
  ids?: string[]
  /** Rows are judged one by one: let in is who got one of them through. */
  isByRow?: boolean
}

/** Whether somebody should be let in. */
export type Rule = (role: Role, database: DatabaseName) => boolean

/**
 * One row of the matrix. `gateway` and `direct` say who is let in by either way; `any`: the replica decides, only
 * canaries and what stands in the database are watched; `none`: there is no such thing by that way.
 */
export type Operation = {
  name: string
  group: string
  knock(person: Person, database: DatabaseName, canary: Canary): Knock | Promise<Knock>
  gateway: Rule | 'none'
  direct: Rule | 'any' | 'none'
}

export const nobody: Rule = () => false
export const readersOnly: Rule = mayRead
export const writersOnly: Rule = mayWrite

/** A JSON question. */
export function post(path: string, body: unknown): Knock {
  return { method: 'POST', path, body }
}
