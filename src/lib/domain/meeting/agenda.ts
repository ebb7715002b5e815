/** What the plenary part is about. */
export const plenaryTypes = ['DIRETTIVA', 'RISORSA', 'PROTOCOLLO', 'VARIE'] as const

/** Why a case is on the agenda, in the order in which the tavolo hears them (domain.md §6). */
export const agendaReasons = [
  'URGENTE',
  'DECISIONE_SCADUTA',
  'RIASSEGNARE',
  'AZIONE_SOSPESA',
  'DA_RIVEDERE',
  'NUOVA',
  'DA_DECIDERE',
  'VERIFICA',
  'CHIUSURA',
  'TRASFERIMENTO',
  'ALTRO',
] as const

/** One of them. */
export type AgendaReason = (typeof agendaReasons)[number]

/** A case that waits for the tavolo, why, and since or until which day. */
export type AgendaCase = { target: string; why: AgendaReason; day: string }

/**
 * The agenda of part B: each case once, for its most pressing reason; by reason, then by day, then by id, so that two
 * tablets propose the same.
 */
export function orderAgenda(waiting: readonly AgendaCase[]): AgendaCase[] {
  const sorted = [...waiting].sort(before)
  const seen = new Set<string>()
  return sorted.filter(({ target }) => !seen.has(target) && seen.add(target))
}

function before(a: AgendaCase, b: AgendaCase): number {
  const rank = (one: AgendaCase) => agendaReasons.indexOf(one.why)
  return rank(a) - rank(b) || compare(a.day, b.day) || compare(a.target, b.target)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}
