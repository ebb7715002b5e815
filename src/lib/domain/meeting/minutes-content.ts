import * as z from 'zod/mini'
import { meetingTypes, seatRoles } from './meeting-codes.ts'
import { agendaReasons, plenaryTypes } from './agenda.ts'
import { decisionTypes } from './decisions.ts'
import { code, day, moment, text, whole } from '../schema/fields.ts'

/** How many of anything a verbale tells: a tavolo that hears more in one day holds two meetings. */
export const minutesMost = 80

const list = <T extends z.ZodMiniType>(of: T) => z.array(of).check(z.maxLength(minutesMost))

const seat = z.object({
  who: text(120),
  body: z.optional(text(160)),
  role: code(seatRoles),
  in: z.optional(moment()),
  out: z.optional(moment()),
})

const point = z.object({
  type: code(plenaryTypes),
  title: text(200),
  outcome: z.optional(text(2000)),
  owner: z.optional(text(120)),
  by: z.optional(day()),
})

/** A case by its WIN code: nothing else in a verbale leads to a person. */
const heard = z.object({
  code: text(20),
  why: code(agendaReasons),
  type: z.optional(code(decisionTypes)),
  owner: z.optional(text(120)),
  by: z.optional(day()),
  mode: z.optional(code(['CONSENSO', 'MAGGIORANZA'])),
  dissents: list(text(160)),
})

/** What a verbale says, whole: it is signed as one value, so that no part of it can come later (domain.md §6). */
export const minutesContent = z.object({
  tavolo: text(80),
  date: day(),
  time: z.optional(text(5)),
  place: z.optional(text(160)),
  type: code(meetingTypes),
  openedAt: z.optional(moment()),
  closedAt: z.optional(moment()),
  keeper: z.optional(text(120)),
  quorum: z.object({
    standing: code(['VALIDA', 'ISTRUTTORIA', 'INSUFFICIENTE']),
    bodies: whole(0, 200),
    needed: whole(0, 200),
  }),
  seats: list(seat),
  points: list(point),
  cases: list(heard),
})

/** One verbale. */
export type MinutesContent = z.infer<typeof minutesContent>
