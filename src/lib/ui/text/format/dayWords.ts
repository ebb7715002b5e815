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
  /** Before a clock time: "dalle 9:05", "dall’1:20". */
  sinceClock: (clock: string) => string
  sinceMoment: (moment: string) => string
  atClock: (clock: string) => string
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
    sinceClock: (clock) => (clock.startsWith('1:') ? `dall’${clock}` : `dalle ${clock}`),
    sinceMoment: (moment) => `da ${moment}`,
    atClock: (clock) => (clock.startsWith('1:') ? `all’${clock}` : `alle ${clock}`),
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
    sinceClock: (clock) => `since ${clock}`,
    sinceMoment: (moment) => `since ${moment}`,
    atClock: (clock) => `at ${clock}`,
  },
}
