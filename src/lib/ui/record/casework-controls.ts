import { areas } from '#lib/domain/autonomy/areas.ts'
import { causes } from '#lib/domain/autonomy/causes.ts'
import { sharedParts } from '#lib/domain/kinds/sharing.ts'
import { code, line, lines, type Control } from './control.ts'

const day = { type: 'day' } as const
const flag = { type: 'flag' } as const
const login = { type: 'login' } as const
const link = { type: 'record' } as const
const place = { type: 'place' } as const
const body = { type: 'body' } as const
const moment = { type: 'moment' } as const
const drawn = { type: 'drawn' } as const
const whole = (min: number, max: number): Control => ({ type: 'whole', min, max })
const money = (max: number): Control => ({ type: 'money', max })
const mark = whole(1, 5)

type Controls = Readonly<Record<string, Control>>

const ofAreas = (leaf: string, control: Control): Controls =>
  Object.fromEntries(areas.map((area) => [`${area}/${leaf}`, control]))

const notice: Controls = { version: line(40), givenOn: day, way: code('way'), language: line(40) }

const consent: Controls = {
  purpose: code('purpose'),
  noticeVersion: line(40),
  state: code('consentState'),
  stateWhy: lines(200),
  givenOn: day,
  endedOn: day,
  revokedSeen: day,
  way: code('way'),
  signature: drawn,
}

const assessment: Controls = {
  time: code('assessmentTime'),
  date: day,
  ...ofAreas('score', whole(0, 9)),
  ...ofAreas('own', whole(0, 9)),
  ...ofAreas('evidence', lines(300, 2)),
  ...Object.fromEntries(causes.map((cause) => [cause, code('weight')])),
  outcome: code('assessmentOutcome'),
  summary: lines(1000, 4),
  signedBySocialWorker: moment,
  signedByOther: moment,
}

const plan: Controls = {
  version: whole(1, 999),
  previous: link,
  revisionWhy: lines(300),
  state: code('planState'),
  stateWhy: lines(300),
  stateSince: day,
  'objectives/*/area': code('area'),
  'objectives/*/text': lines(400, 2),
  'objectives/*/indicator': lines(300, 2),
  'objectives/*/level': mark,
  'objectives/*/by': day,
  'objectives/*/removed': flag,
  'ownTasks/*/text': lines(400, 2),
  'ownTasks/*/by': day,
  'ownTasks/*/removed': flag,
  'bodyTasks/*/body': body,
  'bodyTasks/*/text': lines(400, 2),
  'bodyTasks/*/by': day,
  'bodyTasks/*/removed': flag,
  'aids/*/type': code('support'),
  'aids/*/text': lines(300, 2),
  'aids/*/removed': flag,
  reviewMonths: whole(1, 12),
  way: code('way'),
  signature: drawn,
  signedAt: moment,
}

const trainee: Controls = {
  'trainee/agreement': line(60),
  'trainee/profile': line(200),
  'trainee/objectives': lines(600),
  'trainee/timetable': lines(300, 2),
  'trainee/site': line(160),
  'trainee/promoter': body,
  'trainee/promoterTutor': login,
  'trainee/hostTutor': line(120),
  'trainee/hostTutorPhone': line(40, 'tel'),
  'trainee/weeklyHours': whole(1, 40),
  'trainee/months': whole(1, 24),
  'trainee/cents': money(200_000),
  'trainee/payer': body,
  'trainee/insured': flag,
  'trainee/unilav': line(60),
  'trainee/safety': flag,
  'trainee/attested': flag,
  'trainee/call': line(80),
  'trainee/application': line(80),
  'trainee/externalPlan': line(80),
}

const course: Controls = {
  'course/title': line(160),
  'course/level': line(80),
  'course/scheme': code('courseScheme'),
  'course/hours': whole(1, 5000),
  'course/attended': whole(0, 5000),
  'course/exam': day,
  'course/qualification': line(160),
  'course/cents': money(10_000_000),
}

const hire: Controls = {
  'hire/role': line(120),
  'hire/agreement': line(120),
  'hire/weeklyHours': whole(1, 48),
  'hire/from': day,
  'hire/to': day,
  'hire/unilav': line(60),
  'hire/incentive': line(120),
  'hire/permanentOn': day,
}

const business: Controls = {
  'business/form': line(80),
  'business/vat': line(20),
  'business/register': line(40),
  'business/adviser': line(120),
  'business/posts': whole(0, 99),
  'steps/*/step': code('businessStep'),
  'steps/*/on': day,
  'steps/*/note': lines(300, 2),
  'steps/*/removed': flag,
}

const action: Controls = {
  plan: link,
  category: code('category'),
  support: code('uncounted'),
  subtype: line(80),
  title: line(160),
  body,
  fund: line(80),
  objective: lines(300, 2),
  plannedOn: day,
  endsOn: day,
  state: code('actionState'),
  stateWhy: lines(300),
  stateSince: day,
  'evidence/*/type': code('evidence'),
  'evidence/*/on': day,
  'evidence/*/removed': flag,
  counted: code('category'),
  startedOn: day,
  'pauses/*/from': day,
  'pauses/*/to': day,
  'pauses/*/reason': code('suspension'),
  'pauses/*/removed': flag,
  outcome: code('actionOutcome'),
  outcomeNote: lines(500),
  endedOn: day,
  ...trainee,
  ...course,
  ...hire,
  ...business,
}

const register: Controls = {
  action: link,
  month: line(7),
  planned: whole(0, 31),
  'days/*/minutes': whole(0, 1440),
  'days/*/absence': code('absence'),
  'days/*/removed': flag,
  traineeSignature: drawn,
  hostSignature: drawn,
  closedAt: moment,
}

const monitoring: Controls = {
  action: link,
  date: day,
  presence: mark,
  relations: mark,
  learning: mark,
  trouble: lines(500),
  nextStep: lines(300, 2),
}

const task: Controls = {
  text: lines(300, 2),
  type: code('taskType'),
  by: day,
  owner: login,
  about: link,
  decision: link,
  outcome: code('taskOutcome'),
  outcomeOn: day,
}

const followup: Controls = {
  time: code('followupTime'),
  exit: day,
  date: day,
  contact: code('followupContact'),
  works: flag,
  contract: line(120),
  centsPerMonth: money(1_000_000),
  satisfaction: mark,
  note: lines(500),
}

const document: Controls = {
  title: line(120),
  type: code('paper'),
  about: link,
  date: day,
  mediaType: code('mediaType'),
  bytes: whole(1, 5 * 1024 * 1024),
  chunks: { type: 'file' },
  removed: flag,
}

const match: Controls = {
  one: link,
  otherCase: link,
  otherContact: link,
  verdict: code('verdict'),
  kept: link,
  why: lines(300),
}

const transfer: Controls = {
  target: link,
  from: place,
  to: place,
  reason: code('transferReason'),
  on: day,
  withdrawnOn: day,
  acceptedOn: day,
  refusedOn: day,
  refusedWhy: code('transferRefusal'),
}

const answered: Control = {
  type: 'codes',
  set: 'sharedPart',
  codes: sharedParts,
  max: sharedParts.length,
}

const sharing: Controls = {
  one: place,
  other: place,
  oneCase: link,
  otherCase: link,
  reason: code('sharingReason'),
  on: day,
  competent: place,
  oneAnswer: code('sharingAnswer'),
  oneAgrees: answered,
  oneOn: day,
  otherAnswer: code('sharingAnswer'),
  otherAgrees: answered,
  otherOn: day,
}

const shared: Controls = {
  sharing: link,
  name: line(80),
  surname: line(80),
  birthDate: day,
  birthYear: whole(1900, 2100),
  comune: place,
  phone: line(40, 'tel'),
  phone2: line(40, 'tel'),
  state: code('caseState'),
  stateSince: day,
  caseManager: login,
  tutor: login,
  nextStep: lines(300),
  nextStepBy: day,
  'actions/*/category': code('category'),
  'actions/*/support': code('uncounted'),
  'actions/*/title': line(160),
  'actions/*/state': code('actionState'),
  'actions/*/startedOn': day,
  'actions/*/endsOn': day,
  'actions/*/removed': flag,
}

const loss: Controls = {
  holder: { type: 'login' },
  device: { type: 'device' },
  label: line(60),
  what: code('loss'),
  lostOn: day,
  knownAt: { type: 'moment' },
  lastSeenAt: { type: 'moment' },
  revokedAt: { type: 'moment' },
  cases: whole(0, 100_000),
  contacts: whole(0, 1_000_000),
  circumstances: lines(1000),
  risk: code('lossRisk'),
  riskWhy: lines(1000),
  decision: code('lossDecision'),
  decidedOn: day,
  peopleTold: flag,
  closedOn: day,
}

const reservedNote: Controls = {
  date: day,
  health: lines(4000, 5),
  judicial: lines(4000, 5),
  hours: lines(300, 2),
}

/** Every field of what hangs on a case, by kind and path pattern. */
export const caseworkControls: Readonly<Record<string, Controls>> = {
  notice,
  consent,
  assessment,
  plan,
  action,
  register,
  monitoring,
  task,
  followup,
  document,
  'reserved-document': document,
  match,
  loss,
  transfer,
  sharing,
  shared,
  'reserved-note': reservedNote,
}
