import { categories } from '../actions/categories.ts'
import type { Figures } from './figures.ts'
import { leastInCabina, mergeNeighbours, mergeSmall, type Group } from './merge-small.ts'

/** The three figures of the year: contacts, diagnoses, and the actions of all categories. */
export type Three = { contacts: number; diagnoses: number; actions: number }

/** What is shown in one row: some tavoli by slug, or some months `YYYY-MM` in their order. */
export type ThreeOf = Three & { parts: readonly string[] }

/** The three figures of a tavolo, or of all. */
export function threeOf({ values }: Pick<Figures, 'values'>): Three {
  const actions = categories.reduce((sum, category) => sum + values[category], 0)
  return { contacts: values.CONTATTI, diagnoses: values.DIAGNOSI, actions }
}

/** [K8] The tavoli with figures, small ones together; those in `apart` stand for themselves, since one knows them. */
export function tavoliShown(
  all: readonly { tavolo: string; area?: string; figures: Figures }[],
  apart: readonly string[],
): ThreeOf[] {
  const groups = all.map(({ tavolo, area, figures }): Group => {
    const { contacts, diagnoses, actions } = threeOf(figures)
    return { parts: [tavolo], ...(area !== undefined && { area }), cells: [contacts, diagnoses, actions] }
  })
  const isApart = ({ parts }: Group) => parts.some((part) => apart.includes(part))
  const others = groups.filter((group) => !isApart(group))
  return [...groups.filter(isApart), ...mergeSmall(others, leastInCabina)].map(threeIn)
}

/** [K8] The months of a year up to the last in which something was counted, small ones with their neighbours. */
export function monthsShown({ months }: Figures, year: string): ThreeOf[] {
  const all = Array.from({ length: 12 }, (_, at): Group => {
    const actions = categories.reduce((sum, category) => sum + (months[category][at] ?? 0), 0)
    const month = `${year}-${String(at + 1).padStart(2, '0')}`
    return { parts: [month], cells: [months.CONTATTI[at] ?? 0, months.DIAGNOSI[at] ?? 0, actions] }
  })
  const last = all.findLastIndex(({ cells }) => cells.some((cell) => cell > 0))
  return mergeNeighbours(all.slice(0, last + 1), leastInCabina).map(threeIn)
}

/** [K8] Counts by reason; of fewer than the least it is told that they are few: `null`. */
export function reasonsShown(counts: Readonly<Record<string, number>>): Record<string, number | null> {
  return Object.fromEntries(
    Object.entries(counts).map(([key, count]) => [key, count < leastInCabina ? null : count]),
  )
}

function threeIn({ parts, cells: [contacts = 0, diagnoses = 0, actions = 0] }: Group): ThreeOf {
  return { parts, contacts, diagnoses, actions }
}
