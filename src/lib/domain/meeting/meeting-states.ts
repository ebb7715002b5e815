/** Where a meeting stands. A closed one always has a draft of its minutes, which a signature makes final. */
export const meetingStates = [
  'PROGRAMMATA',
  'CONVOCATA',
  'APERTA',
  'CHIUSA',
  'FIRMATA',
  'DESERTA',
  'ANNULLATA',
] as const

/** One of them. */
export type MeetingState = (typeof meetingStates)[number]

/** What a meeting's state is read from; `signed`: its minutes are. */
export type MeetingFacts = {
  convenedOn?: string
  openedAt?: string
  closedAt?: string
  desertedAt?: string
  cancelledOn?: string
  signed: boolean
}

/**
 * The state that the facts mean. It is stored nowhere: five tablets that open one meeting at five moments have opened it
 * once. Opened again after it was closed, it is open.
 */
export function meetingStateOf(facts: MeetingFacts): MeetingState {
  const { convenedOn, openedAt, closedAt, desertedAt, cancelledOn, signed } = facts
  if (signed) return 'FIRMATA'
  if (openedAt !== undefined && (closedAt === undefined || closedAt < openedAt)) return 'APERTA'
  if (closedAt !== undefined) return 'CHIUSA'
  if (cancelledOn !== undefined) return 'ANNULLATA'
  if (desertedAt !== undefined) return 'DESERTA'
  return convenedOn === undefined ? 'PROGRAMMATA' : 'CONVOCATA'
}
