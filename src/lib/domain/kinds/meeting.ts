import { agendaReasons, plenaryTypes } from '../meeting/agenda.ts'
import { meetingTypes, seatRoles } from '../meeting/meeting-codes.ts'
import { choiceFields } from '../schema/choices.ts'
import { code, day, field, login, moment, recordOf, removed, text, whole } from '../schema/fields.ts'
import type { Kind } from '../schema/kind.ts'
import { caseWriters } from './case-writers.ts'

const latest = { policy: { type: 'latest' } } as const
const once = { policy: { type: 'once' } } as const

/**
 * A meeting of a tavolo, one for each day: agenda, roll call and what the plenary said. Cases stand in it by id alone;
 * what was decided of them hangs on them (kind `decision`), and goes where they go.
 */
export const meeting: Kind = {
  name: 'meeting',
  databases: ['tavolo'],
  writers: caseWriters,
  case: 'none',
  fields: {
    tavolo: field(text(40), once),
    date: field(day(), once),
    time: field(text(5)),
    place: field(text(160)),
    type: field(code(meetingTypes)),
    convenedOn: field(day(), latest),
    openedAt: field(moment(), latest),
    closedAt: field(moment(), latest),
    // Nobody came, or too few.
    desertedAt: field(moment(), latest),
    cancelledOn: field(day(), latest),
    cancelledWhy: field(text(300), latest),
    keeper: field(login(), latest),
    'seats/*/role': field(code(seatRoles)),
    'seats/*/body': field(recordOf('body')),
    'seats/*/person': field(text(120)),
    'seats/*/login': field(login()),
    'seats/*/in': field(moment(), latest),
    'seats/*/out': field(moment(), latest),
    'seats/*/removed': removed(),
    'cases/*/target': field(recordOf('case'), once),
    'cases/*/why': field(code(agendaReasons), latest),
    'cases/*/day': field(day(), latest),
    'cases/*/order': field(whole(0, 9999), latest),
    'cases/*/proposer': field(login(), latest),
    'cases/*/begunAt': field(moment(), latest),
    'cases/*/removed': removed(),
    'points/*/type': field(code(plenaryTypes)),
    'points/*/title': field(text(200)),
    'points/*/order': field(whole(0, 9999), latest),
    'points/*/outcome': field(text(2000)),
    'points/*/owner': field(text(120)),
    'points/*/by': field(day()),
    'points/*/removed': removed(),
    'notes/*/point': field(text(40), once),
    'notes/*/text': field(text(2000)),
    'notes/*/removed': removed(),
    ...choiceFields,
  },
}
