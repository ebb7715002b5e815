import { addDays, addMonths } from '#lib/domain/calendar.ts'

/** The days of a month `YYYY-MM`, each with the id that it has in a register: two tablets write the same one. */
export function daysOf(month: string): { day: string; item: string; isWeekend: boolean }[] {
  const first = `${month}-01`
  const next = addMonths(first, 1)
  const days: { day: string; item: string; isWeekend: boolean }[] = []
  for (let day = first; day < next; day = addDays(day, 1)) {
    const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
    days.push({ day, item: `d${day.slice(8)}`, isWeekend: weekday === 0 || weekday === 6 })
  }
  return days
}

/** The months from one day to another, `YYYY-MM`, at most two years of them. */
export function monthsBetween(from: string, to: string): string[] {
  const months: string[] = []
  if (to < from) return months
  for (let day = `${from.slice(0, 7)}-01`; day <= to && months.length < 24; day = addMonths(day, 1))
    months.push(day.slice(0, 7))
  return months
}
