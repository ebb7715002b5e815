/** A moment: ISO text, or milliseconds since 1970. */
export type Instant = string | number

/** What a moment is on the wall: month and weekday count from 0, `number` counts days for differences. */
export type WallTime = {
  year: number
  month: number
  day: number
  hour: number
  minute: number
  weekday: number
  number: number
}

function wallOf(year: number, month: number, day: number, hour: number, minute: number): WallTime {
  const number = Math.floor(Date.UTC(year, month, day) / 86_400_000)
  return { year, month, day, hour, minute, weekday: (((number + 4) % 7) + 7) % 7, number }
}

function inZone(date: Date, timeZone: string): WallTime {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  })
  const parts = Object.fromEntries(format.formatToParts(date).map((part) => [part.type, Number(part.value)]))
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0 } = parts
  return wallOf(year, month - 1, day, hour, minute)
}

/** Wall time of a moment where the device is, or in `timeZone`; `undefined` when it is no moment. */
export function wallTime(at: Instant | Date, timeZone?: string): WallTime | undefined {
  const date = new Date(at)
  if (Number.isNaN(date.getTime())) return undefined
  if (timeZone !== undefined) return inZone(date, timeZone)
  return wallOf(date.getFullYear(), date.getMonth(), date.getDate(), date.getHours(), date.getMinutes())
}

/** A calendar day `YYYY-MM-DD`, which has no zone; `undefined` when it is none. */
export function calendarDay(day: string): WallTime | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day)
  if (!match) return undefined
  const [year, month, date] = [Number(match[1]), Number(match[2]) - 1, Number(match[3])]
  const back = new Date(Date.UTC(year, month, date))
  if (back.getUTCMonth() !== month || back.getUTCDate() !== date) return undefined
  return wallOf(year, month, date, 0, 0)
}

/** True when two moments fall on one day of the wall. */
export function isSameDay(one: Instant, two: Instant, timeZone?: string): boolean {
  const day = wallTime(one, timeZone)?.number
  return day !== undefined && day === wallTime(two, timeZone)?.number
}
