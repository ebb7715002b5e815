import { targetCodes, targetPath } from '../counting/programme.ts'
import { day, field, text, whole } from '../schema/fields.ts'
import type { FieldSchema, Kind } from '../schema/kind.ts'

const latest = { policy: { type: 'latest' } } as const

const targets: Record<string, FieldSchema> = Object.fromEntries(
  targetCodes.map((code) => [targetPath(code), field(whole(0, 100_000), latest)]),
)

/** The programme of a year, one record each: its targets as a resolution of the Cabina settled them. */
export const programme: Kind = {
  name: 'programme',
  databases: ['rete'],
  writers: ['cabina'],
  case: 'none',
  fields: {
    year: field(text(4), { policy: { type: 'once' } }),
    ...targets,
    resolution: field(text(200), latest),
    resolvedOn: field(day(), latest),
  },
}
