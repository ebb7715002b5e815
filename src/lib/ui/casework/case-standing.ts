import { casePath, isOpen, type CaseState } from '#lib/domain/workflow/case-states.ts'
import type { MoveView } from '#lib/engine/views.ts'

/** One dot of the path. `code` is the state to name: off the path, the one where the case really is. */
export type Step = { code: string; state: 'done' | 'now' | 'todo' }

/** Where states beside the main path stand along it. */
const beside: Partial<Record<CaseState, CaseState>> = {
  BOZZA: 'SEGNALATO',
  INVIATO: 'DIAGNOSTICATO',
  NON_SELEZIONATO: 'DIAGNOSTICATO',
  SOSPESO: 'IN_PERCORSO',
  RIAPERTO: 'IN_VALUTAZIONE',
}

/** The main path with where the case is on it; nothing is marked while the state is not known. */
export function stepsOf(state: string | undefined): Step[] {
  const at = casePath.indexOf(placeOf(state))
  return casePath.map((code, index) => {
    if (index === at) return { code: state as string, state: 'now' }
    return { code, state: index < at ? 'done' : 'todo' }
  })
}

/** True where somebody owes a next step: not where a case is concluded or put away. */
export function asksForStep(state: string | undefined): boolean {
  return state === 'FOLLOWUP' || (state !== undefined && isOpen(state as CaseState))
}

/** The move that leads on along the path, whoever makes it. */
export function nextMove(state: string | undefined, moves: readonly MoveView[]): MoveView | undefined {
  const at = casePath.indexOf(placeOf(state))
  const onward = moves.filter(({ to }) => casePath.indexOf(to as CaseState) > at || state !== placeOf(state))
  return onward.find(({ to }) => to !== 'CONCLUSO') ?? onward[0]
}

/** The usual kind of interview where a case stands. */
export function usualInterview(state: string | undefined, hasInterviews: boolean): string {
  if (!hasInterviews) return 'PRIMO'
  const usual: Partial<Record<string, string>> = {
    PRESO_IN_CARICO: 'PATTO',
    IN_PERCORSO: 'VERIFICA',
    SOSPESO: 'VERIFICA',
    CONCLUSO: 'FOLLOWUP',
    FOLLOWUP: 'FOLLOWUP',
    ARCHIVIATO: 'FOLLOWUP',
  }
  return usual[state ?? ''] ?? 'VALUTAZIONE'
}

function placeOf(state: string | undefined): CaseState {
  return beside[state as CaseState] ?? (state as CaseState)
}
