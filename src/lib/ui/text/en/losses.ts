import type { losses as italian } from '../it/losses.ts'
import { plural } from '../plural.ts'

const n = plural('en')

/** Tablets that were lost: the register of breaches. */
export const losses: typeof italian = {
  title: 'Register of lost devices',
  lead: 'Devices lost or stolen, what was on them and what was decided.',
  none: 'No device was lost.',
  noneMore:
    'When a device is lost, the administration shuts it out from here: from then on it receives nothing.',
  report: 'Report a lost device',
  reportLead:
    'The device is shut out at once: at its next contact with the network it loses its data. Then its page in the register opens, with the 72 hours to decide about the Garante.',
  administrationOnly: 'Shutting out another person’s device is for the administration.',
  holder: 'Who had it',
  device: 'Which device',
  noDevices: 'This person has no device on record.',
  alreadyShut: (label) => `${label} (already shut out)`,
  seen: (label, moment) => `${label}, seen ${moment}`,
  what: 'What happened',
  lostOn: 'When',
  circumstances: 'Circumstances',
  circumstancesHelp: 'Where, and whether it was locked. No names of persons assisted.',
  send: 'Shut the device out',
  needNetwork: 'This needs the network: the server shuts the device out.',
  of: (person) => `Device of ${person}`,
  clock: (hours) => `${hours} left to decide whether to tell the Garante`,
  clockOver: (hours) => `The 72 hours ended ${hours} ago: decide, and write why it is late`,
  hours: (hours, minutes) => `${hours} h ${String(minutes).padStart(2, '0')} min`,
  decided: 'Decided',
  closed: 'Closed',
  open: 'To decide',
  facts: 'The facts',
  known: 'Known since',
  revoked: 'Shut out on',
  lastSeen: 'Last exchange',
  aboard: 'What was on it',
  aboardCount: (cases, contacts) =>
    `${n(cases, { one: '# case', other: '# cases' })}, ${n(contacts, { one: '# contact', other: '# contacts' })}`,
  aboardMore: 'The data on the device are encrypted: without the passphrase they cannot be read.',
  showCodes: 'List of cases by code',
  ofTavolo: (name) => `Tavolo of ${name}`,
  unsynced: 'To be written again',
  unsyncedMore: (from, to) =>
    `What was written on that device between ${from} and ${to} may be missing. Whoever had it writes it again, as “Written again”.`,
  decide: 'Assessment and decision',
  risk: 'Risk for persons',
  riskWhy: 'Why',
  decision: 'Garante',
  decidedOn: 'Decided on',
  peopleTold: 'The persons were told',
  save: 'Save the decision',
  saved: 'Decision saved.',
  close: 'Close this page of the register',
  closedOn: (day) => `Closed on ${day}`,
  back: 'Register',
  print: 'Print',
  linkHere: 'Was a device lost?',
}
