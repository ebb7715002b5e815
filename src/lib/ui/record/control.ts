import type { Text } from '../text/index.ts'

type CodeSet = Parameters<Text['code']>[0]

/** How a field is shown and typed. `max` of text is in UTF-16 units, as the schema counts; of money in cents. */
export type Control =
  | { type: 'line'; max: number; mode?: 'tel' | 'email' }
  | { type: 'lines'; max: number; rows: number }
  /** `typed` are the codes that people may choose, where the others come by themselves. */
  | { type: 'code'; set: CodeSet; typed?: readonly string[] }
  | { type: 'codes'; set: CodeSet; codes: readonly string[]; max: number }
  | { type: 'day' }
  | { type: 'moment' }
  | { type: 'flag' }
  | { type: 'whole'; min: number; max: number }
  | { type: 'money'; max: number }
  | { type: 'place' }
  /** A comune by its ISTAT code. */
  | { type: 'istat' }
  | { type: 'login' }
  | { type: 'taxCode' }
  | { type: 'body' }
  /** Another record of this device, shown by its name. */
  | { type: 'record' }
  /** The strokes of a signature, or that the paper carries it. */
  | { type: 'drawn' }
  /** A device, which only machines tell apart. */
  | { type: 'device' }
  /** What a file consists of. */
  | { type: 'file' }
  /** The words of a verbale, which its own page shows. */
  | { type: 'minutes' }
  /** A field of a newer version. */
  | { type: 'unknown' }

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
export const code = (set: CodeSet, typed?: readonly string[]): Control => ({
  type: 'code',
  set,
  ...(typed && { typed }),
})

/** True where a person can type or choose a value; moments and links to records come by acts of their own. */
export function isTypable({ type }: Control): boolean {
  return !['moment', 'record', 'drawn', 'device', 'file', 'minutes', 'unknown'].includes(type)
}
