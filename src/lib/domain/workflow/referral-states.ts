import type { Role } from '../schema/roles.ts'
import type { Move } from './moves.ts'

/** Where a referral stands (domain.md §3). Being late is computed from the date, not a state that someone sets. */
export const referralStates = [
  'INVIATA',
  'RICEVUTA',
  'INTEGRAZIONE',
  'ACCETTATA',
  'RESPINTA',
  'ESITATA',
] as const

/** One state of a referral. */
export type ReferralState = (typeof referralStates)[number]

const anyone: readonly Role[] = ['volontario', 'operatore', 'tutor', 'assistente-sociale', 'coordinatore']
const staff: readonly Role[] = ['operatore', 'assistente-sociale', 'coordinatore']

/** Every move of a referral. */
export const referralMoves: readonly Move<ReferralState>[] = [
  { from: 'INVIATA', to: 'RICEVUTA', by: staff },
  { from: 'INVIATA', to: 'ACCETTATA', by: staff },
  { from: 'INVIATA', to: 'RESPINTA', by: staff, needs: 'reason' },
  { from: 'INVIATA', to: 'INTEGRAZIONE', by: staff, needs: 'reason' },
  { from: 'RICEVUTA', to: 'ACCETTATA', by: staff },
  { from: 'RICEVUTA', to: 'RESPINTA', by: staff, needs: 'reason' },
  { from: 'RICEVUTA', to: 'INTEGRAZIONE', by: staff, needs: 'reason' },
  { from: 'INTEGRAZIONE', to: 'INVIATA', by: anyone },
  { from: 'ACCETTATA', to: 'ESITATA', by: staff },
  { from: 'RESPINTA', to: 'ESITATA', by: staff },
]

/** Days within which a referral is due an answer; later the coordinator is alerted (domain.md §3). */
export const referralDueDays = 15
