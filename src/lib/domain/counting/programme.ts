import { categories, type Category } from '../actions/categories.ts'
import type { YearCount } from './count-year.ts'

/** What a target may count. */
export const targetCodes = ['CONTATTI', 'DIAGNOSI', ...categories] as const
export type TargetCode = (typeof targetCodes)[number]

/** The path of a target in its programme: `TIR_COMUNI` is `targets/tirComuni`. */
export function targetPath(code: TargetCode): string {
  return `targets/${code.toLowerCase().replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())}`
}

/** The targets of a year, as a resolution settled them; a year may have others, or fewer. */
export type Programme = { year: string; targets: Partial<Record<TargetCode, number>>; resolution?: string }

/** The first programme: 170 contacts, 160 diagnoses, 150 actions in six categories (seeds). */
export const seedTargets: Readonly<Record<TargetCode, number>> = {
  CONTATTI: 170,
  DIAGNOSI: 160,
  IMPRESA: 10,
  FORMAZIONE: 32,
  TIR_COMUNI: 62,
  ASSUNZIONE_TD: 10,
  GIOVANISI: 18,
  TIR_ASL: 18,
}

/** A target beside what was counted; `gap` is what is missing, `excess` what is too much. */
export type TargetLine = { code: TargetCode; target: number; value: number; gap: number; excess: number }

/** [K7] Every target with its own gap, and the actions together: the sum of their gaps, not the gap of their sum. */
export function compareTargets(
  { targets }: Programme,
  values: Readonly<Record<TargetCode, number>>,
): { lines: TargetLine[]; actions: { target: number; value: number; gap: number; excess: number } } {
  const lines = targetCodes.flatMap((code): TargetLine[] => {
    const target = targets[code]
    if (target === undefined) return []
    const value = values[code]
    return [{ code, target, value, gap: Math.max(0, target - value), excess: Math.max(0, value - target) }]
  })
  const ofActions = lines.filter(({ code }) => isCategory(code))
  const sum = (key: 'target' | 'value' | 'gap' | 'excess') =>
    ofActions.reduce((total, line) => total + line[key], 0)
  return {
    lines,
    actions: { target: sum('target'), value: sum('value'), gap: sum('gap'), excess: sum('excess') },
  }
}

/** The figures of a count by target. */
export function valuesOf({ contacts, diagnoses, actions }: YearCount): Record<TargetCode, number> {
  const ofActions = Object.fromEntries(categories.map((category) => [category, actions[category].value]))
  return { CONTATTI: contacts.value, DIAGNOSI: diagnoses.value, ...ofActions } as Record<TargetCode, number>
}

function isCategory(code: string): code is Category {
  return categories.some((category) => category === code)
}
