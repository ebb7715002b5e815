import type { MeetingState } from '#lib/domain/meeting/meeting-states.ts'
import type { Quorum } from '#lib/domain/meeting/quorum.ts'
import type { DecisionStanding } from '#lib/engine/meetings/meeting-view.ts'
import type { Tone } from '../tone.ts'

/** The colour beside the word of where a meeting stands. */
export const meetingTones: Record<MeetingState, Tone> = {
  PROGRAMMATA: 'neutral',
  CONVOCATA: 'blue',
  APERTA: 'blue',
  CHIUSA: 'warn',
  FIRMATA: 'ok',
  DESERTA: 'neutral',
  ANNULLATA: 'neutral',
}

/** Of whether those who are there may decide. */
export const quorumTones: Record<Quorum['standing'], Tone> = {
  VALIDA: 'ok',
  ISTRUTTORIA: 'warn',
  INSUFFICIENTE: 'warn',
}

/** Of what became of a decision. */
export const standingTones: Record<DecisionStanding, Tone> = {
  FATTA: 'ok',
  DA_ESEGUIRE: 'warn',
  NON_ANCORA: 'warn',
  IN_CORSO: 'blue',
  RINVIATA: 'neutral',
}
