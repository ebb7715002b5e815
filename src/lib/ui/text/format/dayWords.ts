import type { Language } from '../language.ts'

/** The words of a calendar. Spelled out, since browsers disagree on short forms ("set", "sett."). */
export type DayWords = {
  months: readonly string[]
  monthsShort: readonly string[]
  weekdaysShort: readonly string[]
  today: string
  tomorrow: string
  yesterday: string
  byToday: string
  sinceYesterday: string
  sinceDays: (days: number) => string
}

/** Calendar words by language; weekdays begin on Sunday as in `WallTime`. */
export const dayWords: Record<Language, DayWords> = {
  it: {
    months: [
      'gennaio',
      'febbraio',
      'marzo',
      'aprile',
      'maggio',
      'giugno',
      'luglio',
      'agosto',
      'settembre',
      'ottobre',
      'novembre',
      'dicembre',
    ],
    monthsShort: ['gen', 'feb', 'mar', 'apr', 'mag', 'giu', 'lug', 'ago', 'set', 'ott', 'nov', 'dic'],
    weekdaysShort: ['dom', 'lun', 'mar', 'mer', 'gio', 'ven', 'sab'],
    today: 'oggi',
    tomorrow: 'domani',
    yesterday: 'ieri',
    byToday: 'entro oggi',
    sinceYesterday: 'da ieri',
    sinceDays: (days) => `da ${days} giorni`,
  },
  en: {
    months: [
      'January',
      'February',
      'March',
      'April',
      'May',
      'June',
      'July',
      'August',
      'September',
      'October',
      'November',
      'December',
    ],
    monthsShort: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
    weekdaysShort: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
    today: 'today',
    tomorrow: 'tomorrow',
    yesterday: 'yesterday',
    byToday: 'by today',
    sinceYesterday: 'since yesterday',
    sinceDays: (days) => `${days} days late`,
  },
}
