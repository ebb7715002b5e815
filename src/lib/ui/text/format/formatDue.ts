import { calendarDay, wallTime, type Instant } from './calendar.ts'
import { dayWords } from './dayWords.ts'
import { formatShortDay } from './formatDay.ts'
import { noDate, type Locale } from './locale.ts'

/** A deadline in words, and how near it is. */
export type Due = { words: string; tone: 'late' | 'today' | 'soon' | 'later' }

/** A deadline: "da 3 giorni" when it is past, "entro oggi", "domani", "ven 20" within a week, then "2 dic". */
export function formatDue(day: string, locale: Locale, now: Instant | Date): Due {
  const wall = calendarDay(day)
  const today = wallTime(now, locale.timeZone)
  if (!wall || !today) return { words: noDate, tone: 'later' }
  const words = dayWords[locale.language]
  const ahead = wall.number - today.number
  if (ahead < -1) return { words: words.sinceDays(-ahead), tone: 'late' }
  if (ahead === -1) return { words: words.sinceYesterday, tone: 'late' }
  if (ahead === 0) return { words: words.byToday, tone: 'today' }
  if (ahead === 1) return { words: words.tomorrow, tone: 'soon' }
  if (ahead <= 7) return { words: `${words.weekdaysShort[wall.weekday]} ${wall.day}`, tone: 'soon' }
  return { words: formatShortDay(day, locale, now), tone: 'later' }
}
