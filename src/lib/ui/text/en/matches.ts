import type { matches as source } from '../it/matches.ts'

/** Persons who may be the same: uniting them, telling them apart, and the way back. */
export const matches: typeof source = {
  page: 'Unite persons',
  title: 'Possibly the same person',
  lead: 'Unite only when you are sure: nothing is lost, and it can be taken back.',
  none: 'No similar person among those of this tavolo.',
  search: 'Look for another person to unite: name, code, phone',
  searched: 'Found by the words',
  nobody: 'No other person of this tavolo with these words.',
  differences: (code) => `Written otherwise in ${code}`,
  here: (value) => `Here: ${value}`,
  take: 'Use this',
  taken: 'Taken over from the other case.',
  case: 'Case',
  contact: 'Contact',
  unite: 'Unite persons',
  tellApart: 'They are two persons',
  united: 'Same person',
  apart: 'Two persons',
  separate: 'Separate',
  thinkAgain: 'Think again',
  unitedNow: 'United: they count as one person.',
  apartNow: 'Noted: they are two persons.',
  takenBack: 'As it was before.',
  askTitle: (other, kept) => `Are ${other} and ${kept} the same person?`,
  askCase:
    'This case stays; the other shows in no list any more, and its diary is read here. It can be separated again.',
  askContact: 'The contact becomes a return and counts as no new person. It can be separated again.',
  coordinatorOnly: 'Uniting persons is for whoever coordinates the tavolo.',
  goesOn: 'This case goes on in another one: it is the same person.',
  goOn: 'Open the case that stays',
}
