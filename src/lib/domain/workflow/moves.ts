import type { Role } from '../schema/roles.ts'

/** One allowed move of a state machine: who may make it and what must be said or be there. */
export type Move<State extends string, Need extends string = string> = {
  from: State
  to: State
  by: readonly Role[]
  needs?: Need
}

/** The moves open to someone with `roles` from `state`, in the order of the table. */
export function movesFrom<State extends string, Need extends string>(
  table: readonly Move<State, Need>[],
  state: State,
  roles: readonly Role[],
): Move<State, Need>[] {
  return table.filter((move) => move.from === state && move.by.some((role) => roles.includes(role)))
}

/** Why a move is refused, or `undefined` when it may be made. Checked when a person saves, never at a merge. */
export function whyNotMove<State extends string>(
  table: readonly Move<State>[],
  from: State,
  to: State,
  roles: readonly Role[],
): 'no-such-move' | 'not-your-move' | undefined {
  const found = table.filter((move) => move.from === from && move.to === to)
  if (found.length === 0) return 'no-such-move'
  return found.some((move) => move.by.some((role) => roles.includes(role))) ? undefined : 'not-your-move'
}
