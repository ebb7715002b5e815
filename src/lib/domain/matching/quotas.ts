/**
 * Places that two tavoli can never both promise, with no network between them. A quota is only ever added; a tavolo
 * promises within what it has. Places given to another are gone at once, whatever the other says later; they are the
 * other's once it has accepted, and come back only where it refused. While the two answers to one move stand side by
 * side nobody has the places. So whatever each device knows, no place is in two hands.
 */
export type QuotaMove = {
  record: string
  from: string
  to: string
  places: number
  on: string
  answer: 'WAITS' | 'ACCETTATO' | 'RIFIUTATO' | 'DISPUTED'
}

/** A first allotment of places to a tavolo, by its slug. */
export type Quota = { tavolo: string; places: number }

/** How many places of a resource a tavolo may promise, as far as this device knows. Never below nothing. */
export function quotaOf(tavolo: string, quotas: readonly Quota[], moves: readonly QuotaMove[]): number {
  const allotted = sum(quotas.filter((quota) => quota.tavolo === tavolo))
  const given = sum(moves.filter(({ from, answer }) => from === tavolo && answer !== 'RIFIUTATO'))
  const taken = sum(moves.filter(({ to, answer }) => to === tavolo && answer === 'ACCETTATO'))
  return Math.max(0, allotted + taken - given)
}

/** The places of a resource that no tavolo has. */
export function unallotted(places: number, quotas: readonly Quota[]): number {
  return Math.max(0, places - sum(quotas))
}

function sum(of: readonly { places: number }[]): number {
  return of.reduce((total, { places }) => total + places, 0)
}
