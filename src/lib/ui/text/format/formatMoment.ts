import { isSameDay, wallTime, type Instant, type WallTime } from './calendar.ts'
import { dayWords } from './dayWords.ts'
import { noDate, type Locale } from './locale.ts'

function clockOf(wall: WallTime): string {
  return `${wall.hour}:${String(wall.minute).padStart(2, '0')}`
}

/** A clock time alone: "9:05". */
export function formatClock(at: Instant, locale: Locale): string {
  const wall = wallTime(at, locale.timeZone)
  return wall ? clockOf(wall) : noDate
}

/** When something happened, as short as it stays clear: "oggi 14:18", "ieri 9:05", "2 set 10:05", "17 nov 2026". */
export function formatMoment(at: Instant, locale: Locale, now: Instant | Date): string {
  const wall = wallTime(at, locale.timeZone)
  const today = wallTime(now, locale.timeZone)
  if (!wall || !today) return noDate
  const words = dayWords[locale.language]
  if (wall.number === today.number) return `${words.today} ${clockOf(wall)}`
  if (wall.number === today.number - 1) return `${words.yesterday} ${clockOf(wall)}`
  const day = `${wall.day} ${words.monthsShort[wall.month]}`
  return wall.year === today.year ? `${day} ${clockOf(wall)}` : `${day} ${wall.year}`
}

/** When a value was written, to tell two of them apart: "lun 16 nov, 10:42", with the year when it is another. */
export function formatWritten(at: Instant, locale: Locale, now: Instant | Date): string {
  const wall = wallTime(at, locale.timeZone)
  const today = wallTime(now, locale.timeZone)
  if (!wall || !today) return noDate
  const words = dayWords[locale.language]
  const year = wall.year === today.year ? '' : ` ${wall.year}`
  const day = `${words.weekdaysShort[wall.weekday]} ${wall.day} ${words.monthsShort[wall.month]}`
  return `${day}${year}, ${clockOf(wall)}`
}

/** Since when something is so: "dalle 12:41" today, "da ieri 12:41", "da 2 set 10:05". */
export function formatSince(at: Instant, locale: Locale, now: Instant | Date): string {
  const words = dayWords[locale.language]
  const isToday = isSameDay(at, now instanceof Date ? now.getTime() : now, locale.timeZone)
  return isToday
    ? words.sinceClock(formatClock(at, locale))
    : words.sinceMoment(formatMoment(at, locale, now))
}

/** At what time today: "alle 14:20", "all’1:20". */
export function formatAt(at: Instant, locale: Locale): string {
  return dayWords[locale.language].atClock(formatClock(at, locale))
}
