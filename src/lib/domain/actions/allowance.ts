/** What a month of traineeship pays, by presence: the highest step that is reached, in whole cents. */
export type AllowanceRule = {
  /** The first month that it holds for, `YYYY-MM`. */
  from: string
  steps: readonly { percent: number; cents: number }[]
}

/** Until the Cabina says otherwise (domain.md §1, Presence: figures of 2019). */
export const defaultAllowance: readonly AllowanceRule[] = [
  {
    from: '2014-01',
    steps: [
      { percent: 70, cents: 50_000 },
      { percent: 50, cents: 30_000 },
    ],
  },
]

/** The rule that holds for a month: the latest that has begun. */
export function ruleOf(month: string, rules: readonly AllowanceRule[]): AllowanceRule | undefined {
  return rules.filter(({ from }) => from <= month).sort((a, b) => (a.from < b.from ? 1 : -1))[0]
}

/** What presences of a month pay, in cents; nothing below the lowest step, or where no presence was planned. */
export function allowanceOf(presences: { present: number; planned: number }, rule: AllowanceRule): number {
  const { present, planned } = presences
  if (planned <= 0) return 0
  // In whole numbers: 14 of 20 is 70 % and not a hair less.
  const reached = rule.steps.filter(({ percent }) => present * 100 >= percent * planned)
  return Math.max(0, ...reached.map(({ cents }) => cents))
}
