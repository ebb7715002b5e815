import { isDeepStrictEqual } from 'node:util'

/** Throws with both values where they differ. */
export function expectEqual(actual: unknown, expected: unknown, what = ''): void {
  if (isDeepStrictEqual(actual, expected)) return
  const [is, should] = [actual, expected].map((value) => String(JSON.stringify(value)).slice(0, 200))
  throw new Error(`${what} is ${is}, should be ${should}`.trim())
}
