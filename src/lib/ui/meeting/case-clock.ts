/** How long a case is heard, in ms (domain.md §6). */
export const caseMs = 10 * 60_000

/** What a case's clock says: minutes and seconds left, or how long it is over. `part`: of the ten minutes, 0 to 1. */
export type ClockReading = { minutes: number; seconds: number; isOver: boolean; part: number }

/** The clock of a case that began at a moment; a tablet whose own clock is behind shows the whole time. */
export function readClock(begunAt: string, now: number): ClockReading {
  const left = Math.min(caseMs, Date.parse(begunAt) + caseMs - now)
  const isOver = left < 0
  const whole = Math.floor(Math.abs(left) / 1000)
  return { minutes: Math.floor(whole / 60), seconds: whole % 60, isOver, part: Math.max(0, left) / caseMs }
}
