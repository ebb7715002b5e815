/** The first year of the Patto's programme (seeds). */
const firstYear = 2026

/** The years of the programme, from the first to `ahead` years after today's. */
export function yearsUntil(today: string, ahead: number): string[] {
  const last = Math.max(firstYear, Number(today.slice(0, 4)) + ahead)
  return Array.from({ length: last - firstYear + 1 }, (_, at) => String(firstYear + at))
}
