import { needs } from '#lib/domain/kinds/contact.ts'
import { schema } from '#lib/domain/kinds/index.ts'
import { patternOf } from '#lib/domain/schema/kind.ts'
import { caseworkControls } from './casework-controls.ts'
import { code, line, lines, type Control, type FieldLine } from './control.ts'
import { meetingControls } from './meeting-controls.ts'
import { networkControls } from './network-controls.ts'

const day = { type: 'day' } as const
const flag = { type: 'flag' } as const
const login = { type: 'login' } as const
const link = { type: 'record' } as const
const body = { type: 'body' } as const
const place = { type: 'place' } as const
const year = { type: 'whole', min: 1900, max: 2100 } as const

const contact: Readonly<Record<string, Control>> = {
  name: line(80),
  surname: line(80),
  birthYear: year,
  comune: place,
  phone: line(40, 'tel'),
  needs: { type: 'codes', set: 'need', codes: needs, max: 3 },
  request: code('request'),
  outcome: code('outcome'),
  consentP1: code('consent'),
  consentWhy: lines(200),
  revokedSeen: day,
  toSocialWorker: flag,
  date: day,
  body,
  operator: login,
  channel: code('channel'),
  type: code('contactType'),
  state: code('contactState'),
  known: flag,
  sameAs: link,
}

const referral: Readonly<Record<string, Control>> = {
  contact: link,
  fromBody: body,
  fromUser: login,
  date: day,
  reason: lines(300),
  more: lines(300),
  urgency: code('urgency'),
  basis: code('basis'),
  state: code('referralState'),
  answer: code('answer'),
  answerWhy: lines(200),
}

const person: Readonly<Record<string, Control>> = {
  name: line(80),
  surname: line(80),
  birthDate: day,
  birthYear: year,
  birthPlace: line(80),
  sex: code('sex'),
  taxCode: { type: 'taxCode' },
  taxCodeState: code('taxCodeState', ['DICHIARATO', 'VERIFICATO']),
  citizenship: line(60),
  permit: code('permit'),
  permitExpires: day,
  comune: place,
  address: line(160),
  addressProtected: flag,
  addressProtectedWhy: lines(200),
  limited: flag,
  limitedWhy: lines(200),
  phone: line(40, 'tel'),
  phone2: line(40, 'tel'),
  email: line(160, 'email'),
  language: line(40),
  mediation: flag,
  guardianship: flag,
  work: code('work'),
  'household/*/relation': code('relation'),
  'household/*/ageBand': code('ageBand'),
  'household/*/name': line(80),
  'household/*/dependent': flag,
  'household/*/school': flag,
  'household/*/person': link,
  'household/*/removed': flag,
  iseeBand: code('iseeBand'),
  iseeCents: { type: 'money', max: 100_000_000 },
  iseeExpires: day,
  'supports/*/type': code('support'),
  'supports/*/centsPerMonth': { type: 'money', max: 1_000_000 },
  'supports/*/from': day,
  'supports/*/to': day,
  'supports/*/removed': flag,
}

const caseFile: Readonly<Record<string, Control>> = {
  person: link,
  origin: code('channel'),
  referral: link,
  contact: link,
  openedOn: day,
  state: code('caseState'),
  stateWhy: lines(300),
  stateSince: day,
  caseManager: login,
  tutor: login,
  'team/*/login': login,
  'team/*/role': line(60),
  'team/*/removed': flag,
  workless: code('weight'),
  resourceless: code('weight'),
  'closure/date': day,
  'closure/reason': code('closure'),
  'closure/note': lines(500),
  nextStep: lines(300, 2),
  nextStepBy: day,
  nextStepOwner: login,
}

const interview: Readonly<Record<string, Control>> = {
  date: day,
  type: code('interviewType'),
  place: code('interviewPlace'),
  minutes: { type: 'whole', min: 1, max: 600 },
  present: line(200),
  note: lines(8000, 8),
  toProtection: flag,
  rebuilt: flag,
  closedAt: { type: 'moment' },
}

/** Every field that people can see, by kind and path pattern. The note of a choice is no field: it tells of one. */
const controls: Readonly<Record<string, Readonly<Record<string, Control>>>> = {
  contact,
  referral,
  person,
  case: caseFile,
  interview,
  ...caseworkControls,
  ...meetingControls,
  ...networkControls,
}

/** How a field is shown and typed, by any path of its kind. */
export function controlOf(kind: string, path: string): Control {
  const known = schema.get(kind)
  const pattern = known && patternOf(known, path)
  return (pattern !== undefined && controls[kind]?.[pattern]) || { type: 'unknown' }
}

/** Fields of a kind with their controls, in the order given. */
export function linesOf(kind: string, paths: readonly string[]): FieldLine[] {
  return paths.map((path) => ({ path, control: controlOf(kind, path) }))
}
