import { figuresShape } from '../counting/figures.ts'
import { field, flag, moment, text } from '../schema/fields.ts'
import type { Kind } from '../schema/kind.ts'

const own = { seat: ['coordinatore'], policy: { type: 'latest' } } as const

/**
 * What the tavoli report of a year, one record each: numbers alone, each tavolo's by whoever coordinates it, with the
 * moment at which a device of theirs computed them.
 */
export const aggregate: Kind = {
  name: 'aggregate',
  databases: ['cabina'],
  writers: ['gateway'],
  case: 'none',
  fields: {
    year: field(text(4), { policy: { type: 'once' } }),
    'tavoli/*/figures': field(figuresShape, own),
    'tavoli/*/computed': field(moment(), own),
    'tavoli/*/removed': field(flag(), { seat: ['coordinatore'] }),
  },
}
