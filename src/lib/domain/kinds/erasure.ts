import * as z from 'zod/mini'
import { code, field } from '../schema/fields.ts'
import type { Kind } from '../schema/kind.ts'

const entryId = z.string().check(z.regex(/^[a-z][a-z-]*-[a-z2-7]{26}\.[a-z2-7]{26}$/))

/** What an erasure names: a case, a record, or one entry with the paths it set, what it was `over` on each and what it covered. */
export const erasureTarget = z.union([
  z.strictObject({ case: z.string().check(z.regex(/^case-[a-z2-7]{26}$/)) }),
  z.strictObject({ record: z.string().check(z.regex(/^[a-z][a-z-]*-[a-z2-7]{26}$/)) }),
  z.strictObject({
    entry: entryId,
    over: z.record(z.string(), z.array(entryId)),
    covers: z.optional(z.array(entryId)),
  }),
])

/** The names of what is erased for ever, by opaque id. It carries no personal word: not even the reason is free text. */
export const erasure: Kind = {
  name: 'erasure',
  databases: ['tavolo', 'contatti', 'riservato', 'documenti', 'riservato-documenti'],
  writers: ['coordinatore'],
  case: 'none',
  fields: {
    target: field(erasureTarget),
    basis: field(code(['RICHIESTA', 'SCADENZA', 'ERRORE'])),
  },
}
