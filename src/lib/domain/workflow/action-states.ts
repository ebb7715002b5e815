import type { Role } from '../schema/roles.ts'
import type { Move } from './moves.ts'

/** Where an action stands (domain.md §3). It counts from its real start, once. */
export const actionStates = [
  'PROPOSTA',
  'APPROVATA',
  'FINANZIATA',
  'AVVIATA',
  'SOSPESA',
  'CONCLUSA',
  'INTERROTTA',
  'ANNULLATA',
] as const

/** One state of an action. */
export type ActionState = (typeof actionStates)[number]

const staff: readonly Role[] = ['operatore', 'assistente-sociale', 'coordinatore']
const tutors: readonly Role[] = [...staff, 'tutor']
const coordinator: readonly Role[] = ['coordinatore']

/** Every move of an action. Only before the start it may be cancelled. */
export const actionMoves: readonly Move<ActionState, 'reason' | 'evidence' | 'outcome'>[] = [
  { from: 'PROPOSTA', to: 'APPROVATA', by: coordinator },
  { from: 'APPROVATA', to: 'FINANZIATA', by: coordinator },
  { from: 'FINANZIATA', to: 'AVVIATA', by: tutors, needs: 'evidence' },
  { from: 'AVVIATA', to: 'SOSPESA', by: tutors, needs: 'reason' },
  { from: 'SOSPESA', to: 'AVVIATA', by: tutors },
  ...(['AVVIATA', 'SOSPESA'] as const).flatMap((from) => [
    { from, to: 'CONCLUSA' as const, by: tutors, needs: 'outcome' as const },
    { from, to: 'INTERROTTA' as const, by: tutors, needs: 'reason' as const },
  ]),
  ...(['PROPOSTA', 'APPROVATA', 'FINANZIATA'] as const).map((from) => ({
    from,
    to: 'ANNULLATA' as const,
    by: staff,
    needs: 'reason' as const,
  })),
]

/** True from the real start to the end. */
export function isRunning(state: ActionState): boolean {
  return state === 'AVVIATA' || state === 'SOSPESA'
}
