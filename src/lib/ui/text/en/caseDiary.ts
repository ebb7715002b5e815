import type { caseDiary as source } from '../it/caseDiary.ts'

/** What the diary of a case says of each thing that happened. */
export const caseDiary: typeof source = {
  interview: 'Interview',
  interviewOf: {
    PRIMO: 'First interview',
    VALUTAZIONE: 'Assessment interview',
    PATTO: 'Agreement interview',
    VERIFICA: 'Review interview',
    TUTORAGGIO: 'Tutoring interview',
    FOLLOWUP: 'Follow-up interview',
  },
  contact: 'Contact',
  contactOf: (outcome) => `Contact: ${outcome}`,
  referral: 'Referral to the tavolo',
  referralOf: (urgency) => `Referral to the tavolo, urgency ${urgency}`,
  opened: (state) => `Case opened: ${state}`,
  state: (state) => `State: ${state}`,
  arrivals: 'Arrival',
  read: (what) => `Open ${what}`,
  fold: (what) => `Close ${what}`,
  nothing: 'Nothing with this filter.',
}
