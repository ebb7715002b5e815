import type { Role } from '../schema/roles.ts'
import type { Move } from './moves.ts'

/** Where a contact stands with the body that made it. */
export const contactStates = ['REGISTRATO', 'SEGNALATO', 'CHIUSO'] as const

/** One state of a contact. */
export type ContactState = (typeof contactStates)[number]

const anyone: readonly Role[] = ['volontario', 'operatore', 'tutor', 'assistente-sociale', 'coordinatore']

/** Every move of a contact. Referring it needs the person's yes, which the referral's own check asks for. */
export const contactMoves: readonly Move<ContactState>[] = [
  { from: 'REGISTRATO', to: 'SEGNALATO', by: anyone },
  { from: 'REGISTRATO', to: 'CHIUSO', by: anyone },
  { from: 'SEGNALATO', to: 'CHIUSO', by: anyone },
  { from: 'CHIUSO', to: 'REGISTRATO', by: anyone, needs: 'reason' },
]
