import type { FieldChange, Outcome } from '../api.ts'
import type { DecisionInput } from './decide.ts'
import type { PointInput, SeatInput } from './hold-meeting.ts'
import type { AgendaCaseView, MeetingList, MeetingView } from './meeting-view.ts'
import type { MeetingInput } from './plan-meeting.ts'
import type { MinutesSignatures } from './sign-minutes.ts'

/** What pages ask and say of the meetings of the tavoli. Several tablets may say it of one meeting at once. */
export type MeetingCalls = {
  meetings(): Promise<MeetingList>
  openMeeting(meeting: string): Promise<MeetingView | undefined>
  /** What waits for a tavolo on a day, in the order in which it is heard. */
  proposeAgenda(tavolo: string, on: string): Promise<AgendaCaseView[]>
  newMeeting(input: MeetingInput): Promise<Outcome<{ record: string }>>
  /** Time, place, outcomes of the plenary: what a form changed, until the verbale is signed. */
  saveMeeting(meeting: string, changes: FieldChange[]): Promise<Outcome>
  conveneMeeting(meeting: string): Promise<Outcome>
  cancelMeeting(meeting: string, why: string): Promise<Outcome>
  desertMeeting(meeting: string): Promise<Outcome>
  openSitting(meeting: string): Promise<Outcome>
  closeSitting(meeting: string): Promise<Outcome>
  keepMinutes(meeting: string): Promise<Outcome>
  /** Somebody came, left, or was marked by mistake. */
  callRoll(meeting: string, seat: string, what: 'in' | 'out' | 'none'): Promise<Outcome>
  addSeat(meeting: string, seat: SeatInput): Promise<Outcome>
  addAgendaCase(meeting: string, target: string, why: string, day?: string): Promise<Outcome>
  addPoint(meeting: string, point: PointInput): Promise<Outcome>
  addMeetingNote(meeting: string, point: string, words: string): Promise<Outcome>
  beginCase(meeting: string, item: string): Promise<Outcome>
  sayOfCase(meeting: string, target: string, changes: FieldChange[]): Promise<Outcome>
  addCaseNote(meeting: string, target: string, words: string): Promise<Outcome>
  addDissent(meeting: string, target: string, dissent: { who: string; words: string }): Promise<Outcome>
  decide(meeting: string, target: string, input: DecisionInput): Promise<Outcome>
  /** The move that was decided, by whoever may make it. */
  carryOutDecision(meeting: string, target: string): Promise<Outcome>
  signMinutes(meeting: string, signatures: MinutesSignatures): Promise<Outcome>
  rectify(meeting: string, words: string): Promise<Outcome>
}
