/** Argon2id's cost. `memoryKiB` in KiB; one lane, since a browser worker has one thread. */
export type Argon2Params = { memoryKiB: number; passes: number; parallelism: 1 }

/** What stored parameters may ask for: weaker is an attack, dearer is a crash. Both ends included. */
export type KdfBounds = { floor: Argon2Params; ceiling: Argon2Params }

/** `ladder` runs from dearest to cheapest; enrolment takes the first rung that keeps within `limitMs`. */
export type KdfPolicy = KdfBounds & { ladder: readonly Argon2Params[]; limitMs: number }

const params = (memoryMiB: number, passes: number): Argon2Params => ({
  memoryKiB: memoryMiB * 1024,
  passes,
  parallelism: 1,
})

/** The only policy of the app [V3]. The floor is OWASP's for Argon2id with two passes. */
export const standardKdfPolicy: KdfPolicy = {
  floor: params(19, 2),
  ceiling: params(256, 10),
  ladder: [params(64, 3), params(64, 2), params(46, 2), params(32, 2), params(19, 2)],
  limitMs: 1000,
}

/** Stored parameters, or null when they are missing, misshapen or out of bounds [V3]. */
export function readArgon2Params(stored: unknown, { floor, ceiling }: KdfBounds): Argon2Params | null {
  if (typeof stored !== 'object' || stored === null) return null
  const { memoryKiB, passes, parallelism } = stored as Record<string, unknown>
  const isWithin = (value: unknown, low: number, high: number): value is number =>
    Number.isSafeInteger(value) && Number(value) >= low && Number(value) <= high
  if (!isWithin(memoryKiB, floor.memoryKiB, ceiling.memoryKiB)) return null
  if (!isWithin(passes, floor.passes, ceiling.passes)) return null
  return parallelism === 1 ? { memoryKiB, passes, parallelism } : null
}

/** True when `next` costs a guesser more in one way and less in none: then raising is worth it. */
export function isWeaker(current: Argon2Params, next: Argon2Params): boolean {
  const isLower = current.memoryKiB < next.memoryKiB || current.passes < next.passes
  return isLower && current.memoryKiB <= next.memoryKiB && current.passes <= next.passes
}
