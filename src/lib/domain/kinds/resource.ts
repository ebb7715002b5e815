import { needs, resourceTypes, ways } from '../matching/resource-terms.ts'
import { choiceFields } from '../schema/choices.ts'
import { code, codes, day, field, recordOf, removed, text, whole } from '../schema/fields.ts'
import type { Kind } from '../schema/kind.ts'
import { caseWriters } from './case-writers.ts'

/**
 * What a body offers: places, courses, volunteering, goods. In `rete` it is the whole network's, its places split into
 * quotas that are only ever added (domain/matching/quotas.ts); in the database of a tavolo it is that tavolo's alone. `to` is the last day.
 */
export const resource: Kind = {
  name: 'resource',
  databases: ['rete', 'tavolo'],
  writers: ['amministrazione', 'cabina', ...caseWriters],
  case: 'none',
  fields: {
    body: field(recordOf('body')),
    type: field(code(resourceTypes)),
    title: field(text(160)),
    about: field(text(2000)),
    schedule: field(text(300)),
    comune: field(text(40)),
    needs: field(codes(needs, 10)),
    needsNote: field(text(500)),
    ways: field(codes(ways, 5)),
    waysNote: field(text(300)),
    minAge: field(whole(15, 99)),
    maxAge: field(whole(15, 99)),
    from: field(day()),
    to: field(day()),
    places: field(whole(0, 500)),
    contactPerson: field(text(120)),
    'quotas/*/tavolo': field(text(40), { policy: { type: 'once' } }),
    'quotas/*/places': field(whole(1, 500), { policy: { type: 'once' } }),
    'quotas/*/removed': removed(),
    ...choiceFields,
  },
}
