import * as z from 'zod/mini'
import { fieldOf, type Json, type Kind } from './kind.ts'

/** True when a value may be written to a path of a kind; `null`, which clears, always fits a known path. */
export function fitsField(kind: Kind, path: string, value: Json): boolean {
  const field = fieldOf(kind, path)
  return field !== undefined && z.safeParse(field.value, value).success
}
