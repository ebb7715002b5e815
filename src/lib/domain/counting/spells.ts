import type { Spell } from './facts.ts'

/** A transfer that came about: from a tavolo to another, on the day on which that one accepted. */
export type Move = { from: string; to: string; on: string }

/**
 * The spells that a case spent elsewhere, by the moves that one tavolo was part of. Both sides of a move go by the
 * same day, so that between them every day belongs to one.
 */
export function elsewhereOf(moves: readonly Move[], tavolo: string): Spell[] {
  const mine = moves
    .filter(({ from, to }) => from === tavolo || to === tavolo)
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
  const spells: Spell[] = []
  let away: Spell | undefined = mine[0]?.to === tavolo ? {} : undefined
  for (const { from, on } of mine) {
    if (from === tavolo) away ??= { from: on }
    else {
      if (away) spells.push({ ...away, to: on })
      away = undefined
    }
  }
  return away ? [...spells, away] : spells
}

/** Whether a day lies in one of the spells. */
export function isWithin(on: string, spells: readonly Spell[]): boolean {
  return spells.some(({ from, to }) => (from === undefined || from <= on) && (to === undefined || on < to))
}
