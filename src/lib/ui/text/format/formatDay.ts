import { calendarDay, wallTime, type Instant } from './calendar.ts'
import { dayWords } from './dayWords.ts'
import { noDate, type Locale } from './locale.ts'

/** A calendar day in full: "17 novembre 2026". */
export function formatDay(day: string, locale: Locale): string {
  const wall = calendarDay(day)
  return wall ? `${wall.day} ${dayWords[locale.language].months[wall.month]} ${wall.year}` : noDate
}

/** A month `YYYY-MM`: "novembre 2026". */
export function formatMonth(month: string, locale: Locale): string {
  const wall = calendarDay(`${month}-01`)
  return wall ? `${dayWords[locale.language].months[wall.month]} ${wall.year}` : noDate
}

/** A calendar day in a list: "2 set", with the year when it is another: "17 nov 2025". */
export function formatShortDay(day: string, locale: Locale, now: Instant | Date): string {
  const wall = calendarDay(day)
  const today = wallTime(now, locale.timeZone)
  if (!wall || !today) return noDate
  const short = `${wall.day} ${dayWords[locale.language].monthsShort[wall.month]}`
  return wall.year === today.year ? short : `${short} ${wall.year}`
}

/** Today at the head of a page: "Mar 17 novembre". */
export function formatToday(now: Instant | Date, locale: Locale): string {
  const wall = wallTime(now, locale.timeZone)
  if (!wall) return noDate
  const words = dayWords[locale.language]
  const weekday = words.weekdaysShort[wall.weekday] ?? ''
  return `${weekday.charAt(0).toUpperCase()}${weekday.slice(1)} ${wall.day} ${words.months[wall.month]}`
}

/** Today as `YYYY-MM-DD`, on the wall where the device is. */
export function todayOf(now: Instant | Date, timeZone?: string): string {
  const wall = wallTime(now, timeZone)
  if (!wall) return ''
  const two = (part: number) => String(part).padStart(2, '0')
  return `${wall.year}-${two(wall.month + 1)}-${two(wall.day)}`
}
