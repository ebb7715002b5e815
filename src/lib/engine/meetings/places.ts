import { parseRecordId, slotRecordId } from '#lib/entries/ids.ts'

/** The one meeting that a tavolo holds on a day. */
export function meetingOf(tavolo: string, date: string): string {
  return slotRecordId('meeting', `tavolo-${tavolo}`, date)
}

/** What one meeting says of one case. */
export function decisionOf(meeting: string, target: string): string {
  return slotRecordId('decision', meeting, target)
}

/** The signed verbale of a meeting. */
export function minutesOf(meeting: string): string {
  return slotRecordId('minutes', meeting, 'verbale')
}

/** A task that a decision leaves: two tablets that write the same words down make one. */
export function taskOf(decision: string, words: string): string {
  return slotRecordId('task', decision, words)
}

/** The item of a case on an agenda: its own token, so that it stands there once. */
export function itemOfCase(target: string): string {
  return parseRecordId(target)?.token ?? target
}

/** The item of somebody at a meeting, who sits there once: by login, else by body and name. */
export function itemOfSeat(meeting: string, who: string): string {
  return itemOfCase(slotRecordId('seat', meeting, who))
}
