import type { CaseState } from '../workflow/case-states.ts'

/** What a tavolo may decide of a case (domain.md §6, `Decisione`). */
export const decisionTypes = [
  'PRENDERE_IN_CARICO',
  'NON_SELEZIONARE',
  'APPROFONDIRE',
  'INVIARE',
  'APPROVARE_PROGETTO',
  'APPROVARE_AZIONE',
  'SOSPENDERE',
  'CHIUDERE',
  'TRASFERIRE',
  'RINVIARE',
  'ESCALATION',
] as const

/** One of them. */
export type DecisionType = (typeof decisionTypes)[number]

/** The move of the case that a decision means; what is not here becomes a task of its owner, but a postponement. */
const moves: Partial<Record<DecisionType, CaseState>> = {
  PRENDERE_IN_CARICO: 'PRESO_IN_CARICO',
  NON_SELEZIONARE: 'NON_SELEZIONATO',
  INVIARE: 'INVIATO',
  SOSPENDERE: 'SOSPESO',
}

/** Those that must say why. */
const needingWhy: readonly DecisionType[] = [
  'NON_SELEZIONARE',
  'INVIARE',
  'SOSPENDERE',
  'CHIUDERE',
  'ESCALATION',
]

/** The state into which a decision moves its case, or `undefined` where it is a task. */
export function moveOf(type: DecisionType): CaseState | undefined {
  return moves[type]
}

/** What is still missing of a decision, as its field; `undefined` when it can be recorded. */
export function missingOfDecision(decision: {
  type?: DecisionType
  owner?: string
  by?: string
  why?: string
  mode?: string
}): 'type' | 'owner' | 'by' | 'why' | 'mode' | undefined {
  const { type } = decision
  if (type === undefined) return 'type'
  if (needingWhy.includes(type) && !decision.why?.trim()) return 'why'
  if (!decision.owner) return 'owner'
  if (!decision.by) return 'by'
  return decision.mode ? undefined : 'mode'
}
