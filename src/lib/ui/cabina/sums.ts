import { categories } from '#lib/domain/actions/categories.ts'
import type { Figures } from '#lib/domain/counting/figures.ts'

/** The three figures of the year: contacts, diagnoses, and the actions of all categories. */
export type Three = { contacts: number; diagnoses: number; actions: number }

/** The three figures of a tavolo, or of all. */
export function threeOf({ values }: Figures): Three {
  return {
    contacts: values.CONTATTI,
    diagnoses: values.DIAGNOSI,
    actions: categories.reduce((sum, category) => sum + values[category], 0),
  }
}

/** The same, month by month, up to the last one in which something was counted; months as `YYYY-MM`. */
export function monthsOf({ months }: Figures, year: string): (Three & { month: string })[] {
  const all = Array.from({ length: 12 }, (_, at) => ({
    month: `${year}-${String(at + 1).padStart(2, '0')}`,
    contacts: months.CONTATTI[at] ?? 0,
    diagnoses: months.DIAGNOSI[at] ?? 0,
    actions: categories.reduce((sum, category) => sum + (months[category][at] ?? 0), 0),
  }))
  const last = all.findLastIndex(({ contacts, diagnoses, actions }) => contacts + diagnoses + actions > 0)
  return all.slice(0, last + 1)
}
