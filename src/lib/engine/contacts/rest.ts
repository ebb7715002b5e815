/**
 * Since when a record has been whole and confirmed here. `stamp`: the write that it was then; another write
 * begins anew. `back`: when it was first met again by a clock that had been set back behind `since`.
 */
export type Rest = { stamp: number; since: number; back?: number }

/** What a volunteer is told (domain.md §8): a contact is kept for seven days after it was confirmed. */
const restMs = 7 * 86_400_000

/** The rest of a record as it is now. `now`: wall clock, ms. */
export function restAt(known: Rest | undefined, stamp: number, now: number): Rest {
  if (known?.stamp !== stamp) return { stamp, since: now }
  const { since, back = now } = known
  return now < since ? { stamp, since, back } : { stamp, since }
}

/**
 * True when the seven days are over. A clock set back, and set right again, shortens them never; behind
 * `since` they are counted from `back`, so that a clock that once stood in the future prolongs them by as many.
 */
export function isRested({ since, back = since }: Rest, now: number): boolean {
  return now - (now < since ? back : since) >= restMs
}
