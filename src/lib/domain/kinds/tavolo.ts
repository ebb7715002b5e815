import { choiceFields } from '../schema/choices.ts'
import { day, field, login, recordOf, removed, text } from '../schema/fields.ts'
import type { Kind } from '../schema/kind.ts'

/** A tavolo territoriale. Its link to comuni has dates: the number of tavoli changed over the years (domain.md §0.3). */
export const tavolo: Kind = {
  name: 'tavolo',
  databases: ['rete'],
  writers: ['amministrazione'],
  case: 'none',
  fields: {
    name: field(text(80)),
    slug: field(text(40), { policy: { type: 'once' } }),
    coordinator: field(login()),
    rhythm: field(text(120)),
    place: field(text(160)),
    'comuni/*/istat': field(text(6)),
    'comuni/*/from': field(day()),
    'comuni/*/to': field(day()),
    'comuni/*/removed': removed(),
    'members/*/body': field(recordOf('body')),
    'members/*/from': field(day()),
    'members/*/to': field(day()),
    'members/*/removed': removed(),
    ...choiceFields,
  },
}
