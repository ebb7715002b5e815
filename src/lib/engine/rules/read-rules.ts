import { defaultAllowance, type AllowanceRule } from '#lib/domain/actions/allowance.ts'
import { startingRules, type NetworkRules } from '#lib/domain/network-rules.ts'
import { slotRecordId } from '#lib/entries/ids.ts'
import type { Folded } from '#lib/entries/fold.ts'
import { itemsOf, textOf, valueOf } from '#lib/entries/read.ts'

/** The one record of the rules. */
export const rulesRecord = slotRecordId('rules', 'network', 'rules')

/** The rules of a folded record. */
export function readRules(folded: Folded | undefined): NetworkRules {
  if (!folded) return startingRules
  const whole = (path: 'horizonDays' | 'referralDays' | 'quorumBodies' | 'conveneDays') => {
    const value = valueOf(folded, path)
    return typeof value === 'number' ? value : undefined
  }
  const [horizonDays, referralDays] = [whole('horizonDays'), whole('referralDays')]
  const [quorumBodies, conveneDays] = [whole('quorumBodies'), whole('conveneDays')]
  const quorumSocial = valueOf(folded, 'quorumSocial')
  const allowance = allowanceIn(folded)
  const [resolution, resolvedOn] = [textOf(folded, 'resolution'), textOf(folded, 'resolvedOn')]
  return {
    horizonDays: horizonDays ?? startingRules.horizonDays,
    referralDays: referralDays ?? startingRules.referralDays,
    // What the Cabina settles from a month on leaves the months before as they were.
    allowance: [...defaultAllowance, ...allowance],
    quorum: {
      bodies: quorumBodies ?? startingRules.quorum.bodies,
      social: typeof quorumSocial === 'boolean' ? quorumSocial : startingRules.quorum.social,
    },
    conveneDays: conveneDays ?? startingRules.conveneDays,
    settled: [
      ...(horizonDays !== undefined ? (['horizonDays'] as const) : []),
      ...(referralDays !== undefined ? (['referralDays'] as const) : []),
      ...(quorumBodies !== undefined || quorumSocial !== undefined ? (['quorum'] as const) : []),
      ...(conveneDays !== undefined ? (['conveneDays'] as const) : []),
      ...(allowance.length > 0 ? (['allowance'] as const) : []),
    ],
    ...(resolution !== undefined && { resolution }),
    ...(resolvedOn !== undefined && { resolvedOn }),
  }
}

function allowanceIn(folded: Folded): AllowanceRule[] {
  const byMonth = new Map<string, { percent: number; cents: number }[]>()
  for (const item of itemsOf(folded, 'allowance')) {
    const from = textOf(folded, `allowance/${item}/from`)
    const [percent, cents] = ['percent', 'cents'].map((leaf) => valueOf(folded, `allowance/${item}/${leaf}`))
    if (from === undefined || typeof percent !== 'number' || typeof cents !== 'number') continue
    byMonth.set(from, [...(byMonth.get(from) ?? []), { percent, cents }])
  }
  return [...byMonth]
    .map(([from, steps]) => ({ from, steps: steps.sort((a, b) => b.percent - a.percent) }))
    .sort((a, b) => (a.from < b.from ? -1 : 1))
}
