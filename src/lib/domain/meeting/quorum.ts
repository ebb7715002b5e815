/** What a meeting needs (domain.md §6): the Cabina settles it, and until then these are starting values. */
export type QuorumRule = {
  /** How many different bodies beside whoever coordinates. */
  bodies: number
  /** Without the public social service no case is decided. */
  social: boolean
}

/** Until the Cabina says otherwise. */
export const startingQuorum: QuorumRule = { bodies: 3, social: true }

/** Who sits at the tavolo. `in`, `out`: moments; without `in` they have not come. */
export type Seat = { role: string; body?: string; in?: string; out?: string }

/**
 * `VALIDA`: cases may be decided. `ISTRUTTORIA`: enough are there, but nobody of the social service: cases are heard and
 * not decided. `INSUFFICIENTE`: too few.
 */
export type Quorum = {
  standing: 'VALIDA' | 'ISTRUTTORIA' | 'INSUFFICIENTE'
  present: number
  bodies: number
  needed: number
  hasCoordinator: boolean
  hasSocial: boolean
}

/** How a meeting stands with those who are in the room now. */
export function quorumOf(seats: readonly Seat[], { bodies: needed, social }: QuorumRule): Quorum {
  const there = seats.filter(isThere)
  const others = there.filter(({ role }) => role !== 'COORDINATORE')
  const bodies = new Set(others.flatMap(({ body }) => body ?? [])).size
  const hasCoordinator = there.some(({ role }) => role === 'COORDINATORE')
  const hasSocial = there.some(({ role }) => role === 'SERVIZIO_SOCIALE')
  const isEnough = hasCoordinator && bodies >= needed
  const standing = !isEnough ? 'INSUFFICIENTE' : social && !hasSocial ? 'ISTRUTTORIA' : 'VALIDA'
  return { standing, present: there.length, bodies, needed, hasCoordinator, hasSocial }
}

/** True for somebody who has come and not left since. */
export function isThere(seat: Pick<Seat, 'in' | 'out'>): boolean {
  return seat.in !== undefined && (seat.out === undefined || seat.out < seat.in)
}
