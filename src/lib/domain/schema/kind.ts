import type * as z from 'zod/mini'
import type { DatabaseClass } from './database.ts'
import type { Role } from './roles.ts'

/** Any JSON value. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

/** How sensitive a field is: ordinary, reserved (hardship), GDPR art. 9, art. 10 (domain.md §3). */
export type Sensitivity = 'O' | 'R' | 'S9' | 'G10'

/** What a field does when values live side by side (design.md, "What a field does in conflict"). */
export type Policy =
  | { type: 'review' }
  | { type: 'latest' }
  | {
      type: 'protective'
      /** Every value of the field, the most protective first. */
      order: readonly Json[]
      /** Who may set a value that is not the most protective over one that is there. */
      lifters: readonly Role[]
      /** The path that must carry a reason in the same entry as a lifting. */
      reason: string
    }
  | { type: 'frozen' }
  | { type: 'once' }

/**
 * One leaf of a kind's schema. `writers` narrows the kind's own; `seat` stands in their place, for an item that goes by
 * a tavolo (`itemOfTavolo`): who holds one of these roles at that tavolo writes it, and nobody else.
 */
export type FieldSchema = {
  value: z.ZodMiniType<Json>
  policy: Policy
  sensitivity: Sensitivity
  writers?: readonly Role[]
  seat?: readonly Role[]
  /** A protective field of the same record: while its most protective value shows, this one reaches no screen. */
  hiddenBy?: string
}

/** What the network records: fields by path pattern, where `*` stands for a list's item id. */
export type Kind = {
  name: string
  databases: readonly DatabaseClass[]
  writers: readonly Role[]
  /** Who may sign (write `covers`); absent where nothing is ever signed. */
  signers?: readonly Role[]
  /** The paths that a signature sets: once one of them shows, the frozen fields are closed. */
  signatures?: readonly string[]
  /** Whether an entry names a case: never, always, or the record is the case. */
  case: 'none' | 'required' | 'self'
  fields: Readonly<Record<string, FieldSchema>>
}

/** The schema of a path, or `undefined` where this version of the app does not know it. */
export function fieldOf(kind: Kind, path: string): FieldSchema | undefined {
  return kind.fields[patternOf(kind, path) ?? '']
}

/** The pattern of a kind that a path fits: itself, or one with `*` in an item's place. */
export function patternOf(kind: Kind, path: string): string | undefined {
  if (Object.hasOwn(kind.fields, path)) return path
  const item = itemOf(path)
  const pattern = item && `${item.list}/*/${item.leaf}`
  return pattern && Object.hasOwn(kind.fields, pattern) ? pattern : undefined
}

/** The parts of a list item's path: `household/k3/relation` is leaf `relation` of item `k3` of `household`. */
export function itemOf(path: string): { list: string; item: string; leaf: string } | undefined {
  const [list, item, leaf, more] = path.split('/')
  return list && item && leaf && more === undefined ? { list, item, leaf } : undefined
}
