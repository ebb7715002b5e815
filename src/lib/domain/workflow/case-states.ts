import type { Role } from '../schema/roles.ts'
import type { Move } from './moves.ts'

/** Where a case stands (domain.md §3, state machines). */
export const caseStates = [
  'BOZZA',
  'SEGNALATO',
  'IN_VALUTAZIONE',
  'DIAGNOSTICATO',
  'PRESO_IN_CARICO',
  'INVIATO',
  'NON_SELEZIONATO',
  'IN_PERCORSO',
  'SOSPESO',
  'CONCLUSO',
  'FOLLOWUP',
  'ARCHIVIATO',
  'RIAPERTO',
] as const

/** One state of a case. */
export type CaseState = (typeof caseStates)[number]

/** The states on the main path, in order, as the stepper shows them. */
export const casePath: readonly CaseState[] = [
  'SEGNALATO',
  'IN_VALUTAZIONE',
  'DIAGNOSTICATO',
  'PRESO_IN_CARICO',
  'IN_PERCORSO',
  'CONCLUSO',
  'FOLLOWUP',
  'ARCHIVIATO',
]

const staff: readonly Role[] = ['operatore', 'assistente-sociale', 'coordinatore']
const tutors: readonly Role[] = [...staff, 'tutor']
const coordinator: readonly Role[] = ['coordinatore']
const open: readonly CaseState[] = [
  'BOZZA',
  'SEGNALATO',
  'IN_VALUTAZIONE',
  'DIAGNOSTICATO',
  'PRESO_IN_CARICO',
  'INVIATO',
  'NON_SELEZIONATO',
  'IN_PERCORSO',
  'SOSPESO',
  'RIAPERTO',
]

/** What a move of a case may need. */
export type CaseNeed = 'reason' | 'closure' | 'case-manager'

/** Every move of a case. Renunciation or loss of contact closes from any open state. */
export const caseMoves: readonly Move<CaseState, CaseNeed>[] = [
  { from: 'BOZZA', to: 'SEGNALATO', by: tutors },
  { from: 'SEGNALATO', to: 'IN_VALUTAZIONE', by: staff },
  { from: 'IN_VALUTAZIONE', to: 'DIAGNOSTICATO', by: staff },
  { from: 'DIAGNOSTICATO', to: 'PRESO_IN_CARICO', by: coordinator, needs: 'case-manager' },
  { from: 'DIAGNOSTICATO', to: 'INVIATO', by: coordinator, needs: 'reason' },
  { from: 'DIAGNOSTICATO', to: 'NON_SELEZIONATO', by: coordinator, needs: 'reason' },
  { from: 'PRESO_IN_CARICO', to: 'IN_PERCORSO', by: staff },
  { from: 'IN_PERCORSO', to: 'SOSPESO', by: tutors, needs: 'reason' },
  { from: 'SOSPESO', to: 'IN_PERCORSO', by: tutors },
  ...open.map((from) => ({
    from,
    to: 'CONCLUSO' as const,
    by: staff,
    needs: 'closure' as const,
  })),
  { from: 'CONCLUSO', to: 'FOLLOWUP', by: staff },
  { from: 'CONCLUSO', to: 'ARCHIVIATO', by: coordinator },
  { from: 'FOLLOWUP', to: 'ARCHIVIATO', by: coordinator },
  ...(['CONCLUSO', 'FOLLOWUP', 'ARCHIVIATO'] as const).map((from) => ({
    from,
    to: 'RIAPERTO' as const,
    by: coordinator,
    needs: 'reason' as const,
  })),
  { from: 'RIAPERTO', to: 'IN_VALUTAZIONE', by: staff },
]

/** True while someone still works on the case. */
export function isOpen(state: CaseState): boolean {
  return !['CONCLUSO', 'FOLLOWUP', 'ARCHIVIATO'].includes(state)
}
