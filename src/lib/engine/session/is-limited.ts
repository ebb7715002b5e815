import type { Rows } from './rows.ts'

/** What may still be written of a person whose data are limited: what protects them, and what they want (domain.md §8). */
const allowedKinds: ReadonlySet<string> = new Set(['consent', 'erasure'])
const allowedPaths: ReadonlySet<string> = new Set([
  'limited',
  'limitedWhy',
  'addressProtected',
  'addressProtectedWhy',
])

type Written = { kind: string; record: string; case?: string; changes: readonly { path: string }[] }

/** True where a limitation of the person's data stands against a save: it beats every other edit. */
export function isLimited(rows: Rows, { kind, record, case: of, changes }: Written): boolean {
  const person = rows.get(of ?? record)?.shown.person
  if (typeof person !== 'string' || rows.get(person)?.shown.limited !== true) return false
  if (allowedKinds.has(kind)) return false
  return !(kind === 'person' && changes.every(({ path }) => allowedPaths.has(path)))
}
