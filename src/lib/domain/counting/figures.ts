import * as z from 'zod/mini'
import { categories } from '../actions/categories.ts'
import type { Excluded, Figure, NotYet, YearCount } from './count-year.ts'
import { targetCodes, valuesOf, type TargetCode } from './programme.ts'

/** What one tavolo reports of a year: numbers alone, nothing of anybody. Months from January on. */
export type Figures = {
  values: Record<TargetCode, number>
  months: Record<TargetCode, number[]>
  notYet: Record<string, number>
  excluded: Record<string, number>
  interventions: number
  people: number
}

const count = z.int().check(z.gte(0), z.lte(1_000_000))

/** The same as it is written and read. */
export const figuresShape = z.strictObject({
  values: z.record(z.string(), count),
  months: z.record(z.string(), z.array(count).check(z.maxLength(12))),
  notYet: z.record(z.string(), count),
  excluded: z.record(z.string(), count),
  interventions: count,
  people: count,
})

/** The numbers of a count. `notYet` and `excluded` go by the target and the reason: `DIAGNOSI/SENZA_VALIDAZIONE`. */
export function figuresOf(year: YearCount): Figures {
  const byCode = figuresByCode(year)
  return {
    values: valuesOf(year),
    months: Object.fromEntries(
      targetCodes.map((code) => [code, monthsOf(byCode[code])]),
    ) as Figures['months'],
    notYet: tally(byCode, 'notYet'),
    excluded: {
      ...(year.helps.length > 0 && { 'AZIONI/SOSTEGNO': year.helps.length }),
      ...tally(byCode, 'excluded'),
    },
    interventions: year.interventions,
    people: year.people,
  }
}

/** The figure behind each target. */
export function figuresByCode({ contacts, diagnoses, actions }: YearCount): Record<TargetCode, Figure> {
  return { CONTATTI: contacts, DIAGNOSI: diagnoses, ...actions }
}

/** Several tavoli together: every number is the sum. */
export function sumFigures(all: readonly Figures[]): Figures {
  const sumOf = (of: 'notYet' | 'excluded') => {
    const total: Record<string, number> = {}
    for (const figures of all)
      for (const [key, value] of Object.entries(figures[of])) total[key] = (total[key] ?? 0) + value
    return total
  }
  const add = (value: (figures: Figures) => number) => all.reduce((sum, figures) => sum + value(figures), 0)
  return {
    values: Object.fromEntries(
      targetCodes.map((code) => [code, add(({ values }) => values[code] ?? 0)]),
    ) as Figures['values'],
    months: Object.fromEntries(
      targetCodes.map((code) => [
        code,
        Array.from({ length: 12 }, (_, month) => add(({ months }) => months[code]?.[month] ?? 0)),
      ]),
    ) as Figures['months'],
    notYet: sumOf('notYet'),
    excluded: sumOf('excluded'),
    interventions: add(({ interventions }) => interventions),
    // A case is of one tavolo at a time; who moved, with an action at each, is two here: numbers carry no identity.
    people: add(({ people }) => people),
  }
}

function monthsOf({ counted }: Figure): number[] {
  const months = Array.from({ length: 12 }, () => 0)
  for (const { on } of counted) {
    const month = Number(on?.slice(5, 7)) - 1
    if (months[month] !== undefined) months[month] += 1
  }
  return months
}

function tally(byCode: Record<TargetCode, Figure>, of: 'notYet' | 'excluded'): Record<string, number> {
  const total: Record<string, number> = {}
  for (const [code, figure] of Object.entries(byCode))
    for (const { why } of figure[of] as { why: NotYet | Excluded }[]) {
      const key = `${categories.some((each) => each === code) ? 'AZIONI' : code}/${why}`
      total[key] = (total[key] ?? 0) + 1
    }
  return Object.fromEntries(Object.entries(total).sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** How much of a year has gone by on a day, 0 to 1: where a target should be (its pace). */
export function shareOfYear(year: string, today: string): number {
  if (today.slice(0, 4) !== year) return today.slice(0, 4) > year ? 1 : 0
  const [start, end] = [Date.UTC(Number(year), 0, 1), Date.UTC(Number(year) + 1, 0, 1)]
  return (Date.parse(`${today}T00:00:00Z`) + 86_400_000 - start) / (end - start)
}
