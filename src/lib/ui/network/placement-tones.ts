import type { PlacementState } from '#lib/domain/matching/placement-states.ts'
import type { Tone } from '../tone.ts'

/** The colour beside the word of how far a person sent on to a body has come. */
export const placementTones: Record<PlacementState, Tone> = {
  CHIESTO: 'blue',
  ACCETTATO: 'ok',
  RIFIUTATO: 'warn',
  INIZIATO: 'ok',
  CONCLUSO: 'neutral',
  RITIRATO: 'neutral',
}
