import type { Json } from '#lib/domain/schema/kind.ts'
import type { RecordRef } from '../types.ts'

/** By what a record is found. All as written; the index folds and normalises. */
export type Terms = {
  surname?: string
  name?: string
  /** Tax code, WIN code: whole, or from their beginning. */
  codes?: readonly string[]
  phones?: readonly string[]
  /** Anything else, such as the comune or the year of birth. */
  more?: string
}

/** What lists and search need of a record without opening it. `stamp` is that of the record as it was read. */
export type Summary<Row extends Json = Json> = RecordRef & {
  kind: string
  stamp: number
  terms: Terms
  row: Row
}
