import type { Role } from '../schema/roles.ts'
import type { Move } from './moves.ts'

/** Where one version of a plan stands (domain.md §3). A revision is a new version; the one before it is SUPERATO. */
export const planStates = [
  'BOZZA',
  'CONCORDATO',
  'SOTTOSCRITTO',
  'ATTIVO',
  'SUPERATO',
  'CONCLUSO',
  'INTERROTTO',
] as const

/** One state of a plan. */
export type PlanState = (typeof planStates)[number]

const staff: readonly Role[] = ['operatore', 'assistente-sociale', 'coordinatore']
const tutors: readonly Role[] = [...staff, 'tutor']

/** Every move of a plan. Signing is a move of its own, since it freezes what it covers. */
export const planMoves: readonly Move<PlanState, 'reason' | 'signature'>[] = [
  { from: 'BOZZA', to: 'CONCORDATO', by: tutors },
  { from: 'CONCORDATO', to: 'BOZZA', by: tutors },
  { from: 'CONCORDATO', to: 'SOTTOSCRITTO', by: staff, needs: 'signature' },
  { from: 'SOTTOSCRITTO', to: 'ATTIVO', by: staff },
  { from: 'ATTIVO', to: 'SUPERATO', by: staff, needs: 'reason' },
  { from: 'ATTIVO', to: 'CONCLUSO', by: staff },
  ...(['BOZZA', 'CONCORDATO', 'SOTTOSCRITTO', 'ATTIVO'] as const).map((from) => ({
    from,
    to: 'INTERROTTO' as const,
    by: staff,
    needs: 'reason' as const,
  })),
]
