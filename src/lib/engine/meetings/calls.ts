import type { Engine } from '../api.ts'
import type { Desk } from '../desk.ts'
import { saveMeeting } from './change-meeting.ts'
import { addCaseNote, addDissent, carryOutDecision, decide, sayOfCase } from './decide.ts'
import {
  addAgendaCase,
  addMeetingNote,
  addPoint,
  addSeat,
  beginCase,
  callRoll,
  closeSitting,
  keepMinutes,
  openSitting,
} from './hold-meeting.ts'
import { listMeetings } from './list-meetings.ts'
import type { MeetingCalls } from './meeting-calls.ts'
import { openMeeting } from './open-meeting.ts'
import { cancelMeeting, conveneMeeting, desertMeeting, newMeeting } from './plan-meeting.ts'
import { proposeAgenda } from './propose-agenda.ts'
import { rectify, signMinutes } from './sign-minutes.ts'

/** The meetings of the tavoli: before, in the room, and their verbali. */
export function meetingCalls({ act, read }: Desk): Pick<Engine, keyof MeetingCalls> {
  return {
    meetings: () => read((open) => listMeetings(open), { rows: [], tavoli: [] }),
    openMeeting: (meeting) => read((open) => openMeeting(open, meeting), undefined),
    proposeAgenda: (tavolo, on) => read((open) => proposeAgenda(open, tavolo, on), []),
    newMeeting: (input) => act((open) => newMeeting(open, input)),
    saveMeeting: (meeting, changes) => act((open) => saveMeeting(open, meeting, changes)),
    conveneMeeting: (meeting) => act((open) => conveneMeeting(open, meeting)),
    cancelMeeting: (meeting, why) => act((open) => cancelMeeting(open, meeting, why)),
    desertMeeting: (meeting) => act((open) => desertMeeting(open, meeting)),
    openSitting: (meeting) => act((open) => openSitting(open, meeting)),
    closeSitting: (meeting) => act((open) => closeSitting(open, meeting)),
    keepMinutes: (meeting) => act((open) => keepMinutes(open, meeting)),
    callRoll: (meeting, seat, what) => act((open) => callRoll(open, meeting, seat, what)),
    addSeat: (meeting, seat) => act((open) => addSeat(open, meeting, seat)),
    addAgendaCase: (meeting, target, why, day) =>
      act((open) => addAgendaCase(open, meeting, target, why, day)),
    addPoint: (meeting, point) => act((open) => addPoint(open, meeting, point)),
    addMeetingNote: (meeting, point, words) => act((open) => addMeetingNote(open, meeting, point, words)),
    beginCase: (meeting, item) => act((open) => beginCase(open, meeting, item)),
    sayOfCase: (meeting, target, changes) => act((open) => sayOfCase(open, meeting, target, changes)),
    addCaseNote: (meeting, target, words) => act((open) => addCaseNote(open, meeting, target, words)),
    addDissent: (meeting, target, dissent) => act((open) => addDissent(open, meeting, target, dissent)),
    decide: (meeting, target, input) => act((open) => decide(open, meeting, target, input)),
    carryOutDecision: (meeting, target) => act((open) => carryOutDecision(open, meeting, target)),
    signMinutes: (meeting, signatures) => act((open) => signMinutes(open, meeting, signatures)),
    rectify: (meeting, words) => act((open) => rectify(open, meeting, words)),
  }
}
