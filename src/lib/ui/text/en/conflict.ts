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
  onDevice: (label) => `device ${label}`,
  outcome: 'What will stand',
  chosenOf: (done, total) => `${done} of ${total} fields chosen`,
  stillOpen: 'still to choose',
  why: 'Why (optional)',
  save: (choices) =>
    n(choices, { one: 'Save the choice', other: 'Save the # choices', zero: 'Save the choices' }),
  nothingChosen: 'Choose at least one field.',
  kept: 'A choice is a new entry: the other values stay in the field’s history, with who wrote them.',
  saved: 'Choice saved. You can change it at any time.',
  settled: 'Settled by themselves',
  empty: 'Nothing to review',
  emptyMore: 'When two people write the same field without a network, you find it here.',
  removal: 'Removed by one person, changed by another',
  keepItem: 'Keep the item',
  dropItem: 'Remove it',
  rules: {
    'closed-without-outcome': 'The case is closed but has no outcome.',
    'in-charge-without-manager': 'The case is taken charge of but nobody answers for it.',
    'referred-without-consent': 'The contact was referred but the person had said no.',
  },
}
