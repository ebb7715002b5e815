import { plural } from '../plural.ts'

const n = plural('en')
const about = (who: string) => who && `: ${who}`

import type { frame as source } from '../it/frame.ts'

/** The frame around every page: bar, places, person's menu, new version, pages that are not there. */
export const frame: typeof source = {
  skip: 'Skip to content',
  navigation: 'Main',
  navigationPhone: 'Main, phone',
  actions: 'Actions',
  today: 'Today',
  cases: 'Cases',
  contacts: 'Contacts',
  sends: 'Sending',
  settings: 'Settings',
  switchPerson: 'Change person',
  lock: 'Lock',
  personMenu: (name) => `${name}: settings and lock`,
  home: 'WIN, go to Today',
  goToday: 'Go to Today',
  place: (tavolo) => `Tavolo of ${tavolo}`,
  places: (count) => `${count} tavoli`,
  lead: 'The shared case file of the territorial tables of the Circondario.',
  greeting: (hour, name) => {
    if (hour < 13) return `Good morning, ${name}`
    return hour < 18 ? `Good afternoon, ${name}` : `Good evening, ${name}`
  },
  asOf: (moment) => `data of ${moment}`,
  offline: 'No network',
  offlineSince: (since) => `No network ${since}`,
  update: {
    ready: 'A new version is ready',
    now: 'Update',
    later: 'Later',
    unsaved: 'First save what you are writing.',
  },
  keeping: (device) => `WIN is being kept on this ${device}: stay online a moment longer.`,
  shut: {
    browser: (device) =>
      `The data on this ${device} do not open, and for now nothing can be saved. Opening is tried again by itself; if it stays so, copy the open words and reload.`,
    wiped: (device) =>
      `The data on this ${device} were cleared: nothing can be saved from here any more. Copy the open words and reload.`,
  },
  notFound: 'This page is not here',
  notFoundMore: 'Perhaps the case is not on this device, or the address is wrong.',
  broken: 'Something went wrong',
  brokenMore: 'What you saved is safe. Reload the page.',
  reload: 'Reload',
  waiting: {
    title: 'Waiting for you',
    allMine: 'All my cases',
    late: 'Late',
    today: 'Today',
    next: 'Next 7 days',
    later: 'Further ahead',
    empty: 'Nothing is waiting. Good work!',
    toSee: 'To look at',
    refused: 'Refused',
    toReview: 'To review',
    kinds: {
      conflict: 'To review',
      referral: 'Answer the referral',
      step: 'Next step',
      refused: 'Refused change',
      draft: 'Draft',
      unassigned: 'Nobody answers for the case',
    },
    unsaved: 'To finish writing',
    drafts: {
      contact: (who) => `Contact not saved${about(who)}`,
      case: (who) => `Case not saved${about(who)}`,
      'contact-edit': (who) => `Change not saved: contact ${who}`,
      refer: (who) => `Referral not saved${about(who)}`,
      edits: (who) => `Change not saved: case ${who}`,
      interview: (who) => `Interview not saved${about(who)}`,
      review: (who) => `Choice not saved${about(who)}`,
    },
    draftSince: (moment) => `Last words: ${moment}`,
    draftElsewhere: 'It is open in another tab: go on there.',
    dropDraft: (what) => `Throw away: ${what}`,
    draftDropped: 'Draft thrown away',
    refusedMany: (count: number) => n(count, { one: '# refused change', other: '# refused changes' }),
    draft: 'Draft',
    unassigned: 'No one in charge',
    openCases: 'open cases',
    myCases: 'cases of mine',
    contactsThisYear: 'contacts this year',
  },
}
