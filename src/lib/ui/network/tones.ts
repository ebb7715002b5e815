import type { CommitmentState } from '#lib/domain/network/commitments.ts'
import type { Standing } from '#lib/domain/network/directive-standing.ts'
import type { ProtocolStanding } from '#lib/domain/network/protocol-standing.ts'
import type { Tone } from '../tone.ts'

/** The colour beside the word of where a protocol stands. */
export const protocolTones: Record<ProtocolStanding, Tone> = {
  BOZZA: 'neutral',
  FUTURO: 'neutral',
  IN_VIGORE: 'ok',
  IN_SCADENZA: 'warn',
  SCADUTO: 'bad',
}

/** Of a commitment. */
export const commitmentTones: Record<CommitmentState, Tone> = {
  PREVISTO: 'neutral',
  IN_CORSO: 'blue',
  MANTENUTO: 'ok',
  IN_RITARDO: 'bad',
  NON_MANTENUTO: 'warn',
}

/** Of what a tavolo answers to a directive. */
export const answerTones: Record<Standing, Tone> = {
  ATTESA: 'neutral',
  SILENZIO: 'bad',
  VISTA: 'blue',
  SCADUTA: 'bad',
  IN_CORSO: 'blue',
  ATTUATA: 'warn',
  NON_FATTIBILE: 'warn',
  VERIFICATA: 'ok',
  DA_COMPLETARE: 'warn',
}
