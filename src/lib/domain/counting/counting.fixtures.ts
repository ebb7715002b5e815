import type { Category } from '../actions/categories.ts'
import type { Action, PersonFacts } from './facts.ts'

/** A person reached in March of a year, with what else is given. */
export function person(id: string, more: Partial<PersonFacts> = {}): PersonFacts {
  return {
    id,
    channel: 'TAVOLO',
    contacts: ['2026-03-01'],
    returns: [],
    interviews: ['2026-03-05'],
    diagnoses: [],
    actions: [],
    ...more,
  }
}

/** An action that really started. */
export function started(
  id: string,
  category: Category,
  on = '2026-05-04',
  more: Partial<Action> = {},
): Action {
  return { id, category, started: on, isCancelled: false, ...more }
}

/** The year of scenario 9: 171 contacts, 158 diagnoses, 152 actions, with two categories above and one below. */
export function yearOfScenario9(): PersonFacts[] {
  const wanted: [Category, number][] = [
    ['IMPRESA', 8],
    ['FORMAZIONE', 34],
    ['TIR_COMUNI', 62],
    ['ASSUNZIONE_TD', 12],
    ['GIOVANISI', 18],
    ['TIR_ASL', 18],
  ]
  const actions = wanted.flatMap(([category, count]) =>
    Array.from({ length: count }, (_, i) => started(`action-${category}-${i}`, category)),
  )
  return Array.from({ length: 171 }, (_, i) =>
    person(`case-${String(i).padStart(3, '0')}`, {
      diagnoses: i < 158 ? [{ id: `assessment-${i}`, isFirst: true, validated: '2026-04-01' }] : [],
      // The last ones have two, in two categories.
      actions: [actions[i], i < 12 ? undefined : actions[i + 140]].filter((one) => one !== undefined),
    }),
  )
}
