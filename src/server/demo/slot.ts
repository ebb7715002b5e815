import type { Json } from '#lib/domain/schema/kind.ts'

/** What somebody of the demonstration wrote of one record: `slot` names it, `at` is the day. */
export type Slot = { slot: string; at: string; set: Record<string, Json> }

/** The record of a body of the demonstration, by its key. */
export type BodyRecord = (key: string) => string
