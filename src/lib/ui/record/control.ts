import type { Text } from '../text/index.ts'

/** How a field is typed. `max` of text is in UTF-16 units, as the schema counts; of money in cents. */
export type Control =
  | { type: 'line'; max: number; mode?: 'tel' | 'email' }
  | { type: 'lines'; max: number; rows: number }
  | { type: 'code'; set: Parameters<Text['code']>[0]; codes: readonly string[] }
  | { type: 'day' }
  | { type: 'flag' }
  | { type: 'whole'; min: number; max: number }
  | { type: 'money'; max: number }
  | { type: 'place' }
  | { type: 'login' }
  | { type: 'taxCode' }

/** One field of a record: its path (or the leaf of a list's item) and how it is typed. */
export type FieldLine = { path: string; control: Control }

/** One line of text. */
export const line = (max: number, mode?: 'tel' | 'email'): Control => ({
  type: 'line',
  max,
  ...(mode && { mode }),
})

/** Several lines of text. */
export const lines = (max: number, rows = 3): Control => ({ type: 'lines', max, rows })

/** One of the codes of a set of the catalogue. */
export const code = (set: Parameters<Text['code']>[0], codes: readonly string[]): Control => ({
  type: 'code',
  set,
  codes,
})
