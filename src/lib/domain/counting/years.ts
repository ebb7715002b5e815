import { dayOf } from '../calendar.ts'

/** The first year of the Patto's programme (seeds). */
const firstYear = 2026

/** After so many days figures that did not change are said anew, so that silence shows. */
export const freshDays = 7

/** The years of the programme, from the first to `ahead` years after today's (`YYYY-MM-DD`). */
export function yearsUntil(today: string, ahead: number): string[] {
  const last = Math.max(firstYear, Number(today.slice(0, 4)) + ahead)
  return Array.from({ length: last - firstYear + 1 }, (_, at) => String(firstYear + at))
}

/** The years that are reported on a day: its own and the one before, whose last words may come late. */
export function yearsToReport(today: string): string[] {
  const year = Number(today.slice(0, 4))
  return [year - 1, year].filter((each) => each >= firstYear).map(String)
}

/** Whether figures computed at a moment still hold: of this year for some days, of a past one if said after its end. */
export function isFresh(computed: string | undefined, year: string, now: number): boolean {
  const at = computed === undefined ? NaN : Date.parse(computed)
  if (Number.isNaN(at)) return false
  if (dayOf(now).slice(0, 4) > year) return dayOf(at).slice(0, 4) > year
  return now - at <= freshDays * 86_400_000
}
