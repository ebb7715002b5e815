import type { CaseState } from '#lib/domain/workflow/case-states.ts'
import type { Tone } from '../tone.ts'

const tones: Record<CaseState, Tone> = {
  BOZZA: 'neutral',
  SEGNALATO: 'neutral',
  IN_VALUTAZIONE: 'blue',
  DIAGNOSTICATO: 'blue',
  PRESO_IN_CARICO: 'blue',
  INVIATO: 'neutral',
  NON_SELEZIONATO: 'neutral',
  IN_PERCORSO: 'blue',
  SOSPESO: 'warn',
  CONCLUSO: 'ok',
  FOLLOWUP: 'ok',
  ARCHIVIATO: 'neutral',
  RIAPERTO: 'warn',
}

/** The colour of a state; a newer version's state is plain. */
export function stateTone(state: string | undefined): Tone {
  return state !== undefined && Object.hasOwn(tones, state) ? tones[state as CaseState] : 'neutral'
}

/** How the state of an action looks. */
export function actionTone(state: unknown): Tone {
  if (state === 'AVVIATA') return 'blue'
  if (state === 'CONCLUSA') return 'ok'
  return state === 'SOSPESA' || state === 'INTERROTTA' ? 'warn' : 'neutral'
}
