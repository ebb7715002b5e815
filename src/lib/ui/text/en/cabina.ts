import { plural } from '../plural.ts'
import type { cabina as source } from '../it/cabina.ts'

const n = plural('en')

/** The year that the Cabina steers by: targets, what was counted, what lies behind a figure. */
export const cabina: typeof source = {
  title: 'Cabina',
  lead: (year: string, day: string, gone: string) =>
    `Targets ${year} · at ${day} · ${gone} of the year gone by`,
  year: 'Year',
  print: 'Print',
  programme: 'Programme',
  onlySome:
    'The targets and counts of the year are for the Cabina, the administration and who coordinates a tavolo.',
  notSettled: (year: string) =>
    `For ${year} the Cabina has not resolved yet: the targets with which the Pact began hold.`,
  settled: (resolution: string, day: string) => `${resolution}, of ${day}`,
  noTavoli: 'No tavolo yet',
  noTavoliMore: 'Counts come from the tavoli: the tablet of who coordinates sends them at each exchange.',
  fresh: (fresh: number, all: number) => `${fresh} of ${all} tavoli up to date`,
  freshPast: 'after the end of the year.',
  freshMore: 'in the last 7 days.',
  silent: (tavoli: string) => `Missing: ${tavoli}. Their numbers may grow.`,
  never: 'never',
  neverSent: (tavoli: string) => `No numbers sent yet: ${tavoli}.`,
  differs: (tavolo: string) =>
    `The numbers of ${tavolo} count otherwise here than they were sent: the next exchange aligns them.`,
  goals: 'Targets',
  contacts: 'Contacts by the tavoli',
  diagnoses: 'Validated diagnoses',
  actions: 'Actions started',
  byCategory: 'Actions by category',
  interventions: (interventions: number, people: number) =>
    `${n(interventions, { one: '# intervention', other: '# interventions' })}, ${n(people, { one: '# person', other: '# people' })}`,
  missing: (gap: number) => n(gap, { one: '1 missing', other: '# missing' }),
  more: (excess: number) => n(excess, { one: '1 more', other: '# more' }),
  even: 'reached',
  gaps: (gap: number) =>
    n(gap, {
      zero: 'No category is below its target.',
      one: '1 action is missing: what one category has too much does not cover what another lacks.',
      other: '# actions are missing: what one category has too much does not cover what another lacks.',
    }),
  byTavolo: 'By tavolo',
  tavolo: 'Tavolo',
  short: { contacts: 'Cont.', diagnoses: 'Diag.', actions: 'Act.' },
  data: 'Data',
  byMonth: 'By month',
  month: 'Month',
  notYet: 'Not counted yet',
  noneNotYet: 'Nothing waits to be counted.',
  excluded: 'Left out of the count',
  noneExcluded: 'Nothing was left out.',
  what: 'What',
  why: 'Why',
  few: 'fewer than 3',
  together: 'together: small numbers',
  howMany: 'How many',
  behind: 'What lies behind',
  behindOf: (tavolo: string) => `The count of ${tavolo}`,
  figure: 'Figure',
  counted: 'Counted',
  noneCounted: 'Nothing counted yet.',
  leftTavolo: 'Went to another tavolo',
  notMine: 'The cases behind a number are for who coordinates that tavolo alone.',
  programmeLead: 'The targets of the year, as the Cabina resolved them. An empty target is none.',
  onlyCabina: 'The Cabina resolves the targets.',
  badTarget: 'Write a whole number, 0 or more, or leave it empty.',
  badYear: 'Write a year of four digits.',
  resolution: 'Resolution',
  resolvedOn: 'Day of the resolution',
  save: 'Save the programme',
  saved: 'Programme saved.',
}
