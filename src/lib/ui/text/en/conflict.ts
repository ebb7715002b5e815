import type { conflict as source } from '../it/conflict.ts'
import { plural } from '../plural.ts'

const n = plural('en')

/** Choosing between values that two people wrote without seeing each other. */
export const conflict: typeof source = {
  title: 'To review',
  titleOf: (name) => `To review: ${name}`,
  lead: 'Two people wrote without a network. Nothing is lost: choose what holds.',
  strip: (fields) =>
    n(fields, {
      one: '# field written by two people without a network.',
      other: '# fields written by two people without a network.',
    }),
  stripMore: 'Both stay until you choose.',
  review: 'Review',
  fields: 'Fields to review',
  keepThis: 'Keep this one',
  keepOther: 'Keep the other',
  writeOther: 'Write another',
  toChoose: 'To choose',
  chosen: 'Chosen',
  wroteOther: 'Another written',
  change: 'Change',
  won: 'This one holds',
  lost: 'Stays in the history',
  outcome: 'What will stand',
  chosenOf: (done, total) => `${done} of ${total} fields chosen`,
  stillOpen: 'still to choose',
  why: 'Why (optional)',
  whyNeeded: 'Why',
  advice: {
    state: {
      case: 'A state is not typed: choose which holds, then go on from the case.',
      contact: 'A state is not typed: choose which holds, then go on from the contact.',
      referral: 'A state is not typed: choose which holds, then go on from the contact.',
    },
    moved: 'This field is not typed: choose which holds.',
    once: 'It is written only once: choose which holds.',
    protective: 'Meanwhile the more careful value holds. A choice needs a reason.',
    protected: (who) => `Meanwhile the more careful value holds: it can be changed by ${who}.`,
    notYours: (who) => `Here the choice is made by ${who}.`,
  },
  save: (choices) =>
    n(choices, { one: 'Save the choice', other: 'Save the # choices', zero: 'Save the choices' }),
  kept: 'A choice is a new entry: the other values stay in the field’s history, with who wrote them.',
  saved: 'Choice saved. You can change it at any time.',
  empty: 'Nothing to review',
  emptyMore: 'When two people write the same field without a network, you find it here.',
  removal: 'Whoever removed this item did not know that someone else was changing it.',
  removedBy: 'Removed by',
  keepItem: 'Keep the item',
  dropItem: 'Remove it',
  rules: {
    'closed-without-outcome': 'The case is closed but has no outcome.',
    'in-charge-without-manager': 'The case is taken charge of but nobody answers for it.',
    'referred-without-consent': 'The contact was referred but the person had said no.',
  },
}
