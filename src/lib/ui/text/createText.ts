import { placeName } from '#lib/domain/comuni.ts'
import type { Catalogue, Words } from './catalogue.ts'
import { formatCount } from './format/formatCount.ts'
import { formatDay, formatMonth, formatShortDay, formatToday, todayOf } from './format/formatDay.ts'
import { formatDue, type Due } from './format/formatDue.ts'
import { formatAt, formatClock, formatMoment, formatSince, formatWritten } from './format/formatMoment.ts'
import { formatSize } from './format/formatSize.ts'
import { isSameDay, type Instant } from './format/calendar.ts'
import type { DeviceKind, Language } from './language.ts'

/** What the words depend on, read anew at each use: a rune behind them makes every sentence follow. */
export type TextSource = {
  words: () => Words
  device: () => DeviceKind
  /** The moment to count "oggi" from, ms. */
  now: () => number
  timeZone?: string
}

/** Words and formats in the current language. `say.<area>` are the words; days are `YYYY-MM-DD`. */
export type Text = {
  readonly language: Language
  readonly say: Catalogue
  /** "tablet", "telefono" or "computer". */
  readonly device: string
  moment: (at: Instant) => string
  written: (at: Instant) => string
  clock: (at: Instant) => string
  /** "dalle 12:41", "da ieri 12:41" */
  since: (at: Instant) => string
  /** "alle 14:20" */
  atClock: (at: Instant) => string
  day: (day: string) => string
  shortDay: (day: string) => string
  /** Of `YYYY-MM`. */
  month: (month: string) => string
  due: (day: string) => Due
  isToday: (at: Instant) => boolean
  todayLong: () => string
  /** Today as `YYYY-MM-DD`. */
  today: () => string
  count: (count: number) => string
  size: (bytes: number) => string
  /** The name of a comune by its slug; any other words as they are. */
  place: (slug: string) => string
  /** The word for a code of the schema; a code of a newer version is shown as it is. */
  code: (set: keyof Catalogue['codes'], code: unknown) => string
  /** The name of a field by kind and path. */
  field: (kind: string, path: string) => string
}

function fieldName(say: Catalogue, kind: string, path: string): string {
  const names: Record<string, Record<string, string> | string> = say.fields
  const ofKind = Object.hasOwn(names, kind) ? names[kind] : undefined
  if (typeof ofKind !== 'object') return say.fields.unknown
  return ofKind[path] ?? ofKind[path.replace(/^([^/]+)\/[^/]+\//, '$1/*/')] ?? say.fields.unknown
}

function codeWord(say: Catalogue, set: keyof Catalogue['codes'], code: unknown): string {
  const words: Record<string, string> = say.codes[set]
  const key = typeof code === 'string' ? code : ''
  return Object.hasOwn(words, key) ? (words[key] ?? key) : key
}

/** Words and formats that follow `source`. Components take them from the context (`getText`). */
export function createText(source: TextSource): Text {
  const language = () => source.words().language
  const say = () => source.words().say
  const locale = () => ({ language: language(), timeZone: source.timeZone })
  return {
    get language() {
      return language()
    },
    get say() {
      return say()
    },
    get device() {
      return say().words.devices[source.device()]
    },
    moment: (at) => formatMoment(at, locale(), source.now()),
    written: (at) => formatWritten(at, locale(), source.now()),
    clock: (at) => formatClock(at, locale()),
    since: (at) => formatSince(at, locale(), source.now()),
    atClock: (at) => formatAt(at, locale()),
    day: (day) => formatDay(day, locale()),
    shortDay: (day) => formatShortDay(day, locale(), source.now()),
    month: (month) => formatMonth(month, locale()),
    due: (day) => formatDue(day, locale(), source.now()),
    isToday: (at) => isSameDay(at, source.now(), source.timeZone),
    todayLong: () => formatToday(source.now(), locale()),
    today: () => todayOf(source.now(), source.timeZone),
    count: (count) => formatCount(count, language()),
    size: (bytes) => formatSize(bytes, language()),
    place: placeName,
    code: (set, code) => codeWord(say(), set, code),
    field: (kind, path) => fieldName(say(), kind, path),
  }
}
