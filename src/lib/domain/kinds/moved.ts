import * as z from 'zod/mini'
import { day, field, recordOf, text } from '../schema/fields.ts'
import type { Kind } from '../schema/kind.ts'

/** What a transfer leaves behind in the old tavolo: where the case went and the facts already counted, no person. */
export const moved: Kind = {
  name: 'moved',
  databases: ['tavolo', 'contatti'],
  writers: ['gateway'],
  case: 'none',
  fields: {
    target: field(recordOf('case'), { policy: { type: 'once' } }),
    to: field(text(60), { policy: { type: 'once' } }),
    on: field(day(), { policy: { type: 'once' } }),
    counted: field(z.array(z.strictObject({ what: z.string(), on: z.string(), category: z.string() }))),
  },
}
