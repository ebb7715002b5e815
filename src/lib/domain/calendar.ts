const dayMs = 86_400_000

/** A day some days later, or earlier where `days` is negative; days are `YYYY-MM-DD`. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10)
}

/** The same day some months later, or the last of that month where it has no such day. */
export function addMonths(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const last = new Date(Date.UTC(year, month + months, 0))
  return new Date(Date.UTC(last.getUTCFullYear(), last.getUTCMonth(), Math.min(date, last.getUTCDate())))
    .toISOString()
    .slice(0, 10)
}

/** How many days lie from one day to another: 1 to the next one, negative when it is past. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMs)
}

const romanDay = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Rome' })

/** The calendar day of a moment, ms, in the place where the network is. */
export function dayOf(ms: number): string {
  return romanDay.format(ms)
}
