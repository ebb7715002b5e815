import type { RemoteTrouble } from './remote.ts'

/** Why a round ended before its time: the other side's trouble, or the store's. */
export type Trouble = RemoteTrouble | { reason: 'store'; why: string }

/** What a part of a round answers. */
export type Verdict<T> = { ok: true; value: T } | { ok: false; trouble: Trouble }

/** True when a scope is forbidden whole: what a session may read is another thing than one entry that is refused. */
export function isShut(trouble: Trouble): boolean {
  return trouble.reason === 'refused' && trouble.code === 'forbidden'
}

/** A done part. */
export function done<T>(value: T): Verdict<T> {
  return { ok: true, value }
}

/** A part that trouble ended. */
export function ended(trouble: Trouble): { ok: false; trouble: Trouble } {
  return { ok: false, trouble }
}
