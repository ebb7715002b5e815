import * as z from 'zod/mini'
import { day, field, login, recordOf, text, whole } from '../schema/fields.ts'
import type { Kind } from '../schema/kind.ts'

const latest = { policy: { type: 'latest' } } as const
const reserved = { ...latest, sensitivity: 'R' } as const

const action = z.strictObject({
  category: z.string().check(z.maxLength(40)),
  title: z.string().check(z.maxLength(160)),
  state: z.string().check(z.maxLength(40)),
  startedOn: z.string().check(z.maxLength(10)),
  endsOn: z.string().check(z.maxLength(10)),
})

/**
 * What a tavolo sees of a case that another one follows: the fields that both agreed to, written by the gateway from
 * the case itself, and erased when the agreement ends or narrows (design.md, Between tavoli).
 */
export const shared: Kind = {
  name: 'shared',
  databases: ['tavolo'],
  writers: ['gateway'],
  case: 'none',
  fields: {
    sharing: field(recordOf('sharing'), { policy: { type: 'once' } }),
    name: field(text(80), latest),
    surname: field(text(80), latest),
    birthDate: field(day(), latest),
    birthYear: field(whole(1900, 2100), latest),
    comune: field(text(40), latest),
    phone: field(text(40), latest),
    phone2: field(text(40), latest),
    state: field(text(40), latest),
    stateSince: field(day(), latest),
    caseManager: field(login(), latest),
    tutor: field(login(), latest),
    nextStep: field(text(300), reserved),
    nextStepBy: field(day(), latest),
    actions: field(z.array(action).check(z.maxLength(40)), reserved),
  },
}
