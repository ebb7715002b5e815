import type { Json } from '#lib/domain/schema/kind.ts'
import type { Change } from '#lib/entries/make.ts'
import { tidy } from './tidy.ts'

/** The changes of a new record: what was given, tidied; nothing was seen before, and empty things are left out. */
export function freshChanges(values: Record<string, Json | undefined>): Change[] {
  return Object.entries(values).flatMap(([path, value]) => {
    const tidied = value === undefined ? null : tidy(value)
    const isEmpty = tidied === null || (Array.isArray(tidied) && tidied.length === 0)
    return isEmpty ? [] : [{ path, value: tidied, seen: [] }]
  })
}

export { dayOf } from '#lib/domain/calendar.ts'
