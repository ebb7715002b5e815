import * as z from 'zod/mini'
import { day, field, recordOf, text } from '../schema/fields.ts'
import type { Kind } from '../schema/kind.ts'

/** What a transfer leaves behind in the old tavolo: where the case went and the facts already counted, no person. */
export const moved: Kind = {
  name: 'moved',
  databases: ['tavolo', 'contatti', 'riservato', 'documenti', 'riservato-documenti'],
  writers: ['gateway'],
  case: 'none',
  fields: {
    target: field(recordOf('case'), { policy: { type: 'once' } }),
    // Cleared over what sent it away when the case comes back, which may leave again (src/lib/entries/RULES.md, E15).
    to: field(text(60)),
    on: field(day()),
    counted: field(z.array(z.strictObject({ what: z.string(), on: z.string(), category: z.string() }))),
  },
}
