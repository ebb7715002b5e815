import { addDays, daysBetween } from '../calendar.ts'

/** Why a traineeship stands still, as a class: that it is an illness, an accident or a birth is written nowhere. */
export const suspensionReasons = ['GIUSTIFICATA', 'CHIUSURA', 'ALTRO'] as const

/** One class of reasons. */
export type SuspensionReason = (typeof suspensionReasons)[number]

/** A time in which an action stood still, first and last day included; without `to` it still does. */
export type Suspension = { from: string; to?: string; reason: SuspensionReason }

/** From how many days on a suspension does not count in the duration (domain.md §1, Suspension). */
export const longEnoughDays: Readonly<Record<SuspensionReason, number>> = {
  GIUSTIFICATA: 30,
  CHIUSURA: 15,
  ALTRO: Infinity,
}

/** How many days a suspension lasted, both ends included. */
export function daysOf({ from, to }: Required<Pick<Suspension, 'from' | 'to'>>): number {
  return daysBetween(from, to) + 1
}

/** The planned end moved on by every suspension that is over and long enough. Days are `YYYY-MM-DD`. */
export function endAfter(plannedEnd: string, suspensions: readonly Suspension[]): string {
  const days = suspensions.map(({ from, to, reason }) => {
    const length = to === undefined ? 0 : daysOf({ from, to })
    return length >= longEnoughDays[reason] ? length : 0
  })
  return addDays(
    plannedEnd,
    days.reduce((sum, each) => sum + each, 0),
  )
}
