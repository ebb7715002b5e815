import * as z from 'zod/mini'
import type { FieldSchema, Json } from './kind.ts'

const nullable = (value: z.ZodMiniType<Json>): z.ZodMiniType<Json> => z.nullable(value)

type Options = Partial<Omit<FieldSchema, 'value'>>

/** A field: every one can be cleared with `null`; without a policy a person chooses, without a class it is ordinary. */
export function field(value: z.ZodMiniType<Json>, options: Options = {}): FieldSchema {
  return { policy: { type: 'review' }, sensitivity: 'O', ...options, value: nullable(value) }
}

/** Text of 1 to `max` UTF-16 units. */
export const text = (max: number) => z.string().check(z.minLength(1), z.maxLength(max))

/** One of a closed list of codes. A code never changes meaning; new ones are only added. */
export const code = <const T extends readonly [string, ...string[]]>(codes: T) => z.enum(codes)

/** At most `max` different codes of a list, in any order. */
export const codes = <const T extends readonly [string, ...string[]]>(all: T, max: number) =>
  z.array(z.enum(all)).check(
    z.maxLength(max),
    z.refine((list) => new Set(list).size === list.length),
  )

/** A calendar day `YYYY-MM-DD` that exists. */
export const day = () => z.string().check(z.refine(isDay))

/** A moment in UTC with milliseconds that exists, `2026-11-17T12:41:00.000Z`. */
export const moment = () =>
  z.string().check(
    z.refine((value) => {
      const moment = new Date(value)
      return !isNaN(+moment) && moment.toISOString() === value
    }),
  )

/** A whole number between two bounds. Money is in cents; the wire carries no fractions. */
export const whole = (min: number, max: number) => z.int().check(z.gte(min), z.lte(max))

/** The id of a record of one kind. */
export const recordOf = (kind: string) => z.string().check(z.regex(new RegExp(`^${kind}-[a-z2-7]{26}$`)))

/** A login name. */
export const login = () => z.string().check(z.regex(/^[a-z0-9][a-z0-9._-]{0,63}$/))

/** Yes or no. */
export const flag = () => z.boolean()

/** The leaf that removes an item of a keyed list (design.md, Paths). */
export const removed = () => field(z.boolean())

/** True for a calendar day `YYYY-MM-DD` that exists. */
export function isDay(value: string): boolean {
  const moment = new Date(`${value}T00:00:00Z`)
  return /^\d{4}-\d{2}-\d{2}$/.test(value) && !isNaN(+moment) && moment.toISOString().startsWith(value)
}
