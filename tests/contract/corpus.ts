import { corpusOfAccess } from './corpus-access.ts'
import { corpusOfEnvelopes } from './corpus-envelope.ts'
import { corpusOfGarbage } from './corpus-garbage.ts'
import { corpusOfRoles } from './corpus-roles.ts'
import type { Grant } from '#lib/domain/schema/roles.ts'

/**
 * One document, who writes it where, and what must come of it. `text` is JSON, since some garbage can only be
 * written down as text; `verdict` was thought out by hand, not computed.
 */
export type Row = {
  name: string
  text: string
  database: string
  login: string
  grants: readonly Grant[]
  verdict: string
}

/** Every document that the TypeScript checks and the validator must judge alike. */
export function corpus(): Row[] {
  return [...corpusOfRoles(), ...corpusOfAccess(), ...corpusOfEnvelopes(), ...corpusOfGarbage()]
}
