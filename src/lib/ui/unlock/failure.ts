import type { Reason } from '#lib/engine/api.ts'

/** Why the last try at the gate did not do it, and how long to wait before the next. */
export type Failure = { reason: Reason; waitMs?: number }
