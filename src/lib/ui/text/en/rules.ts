import type { rules as italian } from '../it/rules.ts'
import { plural } from '../plural.ts'

const n = plural('en')

/** What the Cabina settles for the whole network. */
export const rules: typeof italian = {
  title: 'Rules of the network',
  lead: 'What the Cabina di Regia settles for all tavoli.',
  starting: 'Starting value: the Cabina has not confirmed it yet',
  settled: 'Settled by the Cabina',
  days: (count) => n(count, { one: '# day', other: '# days' }),
  horizonDays: 'Warning of what ends',
  horizonMore: 'How long before a support, contract or document ends WIN proposes to call the person.',
  referralDays: 'Answer to a referral',
  referralMore: 'Within how long the tavolo answers, also to a case that another tavolo proposes.',
  quorum: 'Quorum of a meeting',
  quorumBodies: 'Quorum: how many bodies, beside who coordinates',
  quorumSocial: 'Without the social service no case is decided',
  quorumMore: 'Without the social service the meeting is preparatory: cases are looked into or put off.',
  quorumWords: (bodies, social) =>
    `Who coordinates and ${n(bodies, { one: '# body', other: '# bodies' })}${social ? ', one of them the public social service' : ''}`,
  conveneDays: 'Notice of an ordinary meeting, in days',
  allowance: 'Traineeship allowance',
  allowanceMore:
    'By presence in the month. A new table holds from its month on; the months before stay as they were.',
  from: (month) => `From ${month}`,
  fromLabel: 'From month',
  fromHelp: 'Year and month, like 2027-01.',
  step: (percent, euro) => `from ${percent} of presences: ${euro}`,
  below: 'below: nothing',
  percent: 'Presence, %',
  euro: 'Euro a month',
  addAllowance: 'New table',
  allowanceSaved: 'Table saved.',
  drop: 'Take the table off',
  dropped: 'Table taken off.',
  wrongMonth: 'Write year and month, like 2027-01.',
  wrongSteps: 'Write at least one line: a percentage from 1 to 100, and euro.',
  resolution: 'Resolution',
  resolutionMore: 'Number and date of the act by which the Cabina decided.',
  resolvedOn: 'Decided on',
  ofResolution: (resolution, day) => `${resolution}, ${day}`,
  save: 'Save the rules',
  saved: 'Rules saved: they reach everybody with the next exchange.',
  administrationOnly: 'The administration writes the rules, once the Cabina has decided.',
}
