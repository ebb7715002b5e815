import { passedParts } from '#lib/domain/kinds/placement.ts'
import { needs, ways } from '#lib/domain/matching/resource-terms.ts'
import { code, line, lines, type Control } from './control.ts'

type Controls = Readonly<Record<string, Control>>

const day = { type: 'day' } as const
const flag = { type: 'flag' } as const
const body = { type: 'body' } as const
const link = { type: 'record' } as const
const place = { type: 'place' } as const
const age = { type: 'whole', min: 15, max: 99 } as const
const count = { type: 'whole', min: 0, max: 500 } as const

const protocol: Controls = {
  type: code('protocolType'),
  subject: line(200),
  from: day,
  to: day,
  procedures: lines(8000, 6),
  dataAnnex: lines(2000, 4),
  withdrawal: lines(1000, 3),
  'parties/*/body': body,
  'parties/*/signed': day,
  'parties/*/signer': line(120),
  'parties/*/left': day,
  'parties/*/removed': flag,
  'aims/*/text': lines(500, 2),
  'aims/*/measure': line(300),
  'aims/*/removed': flag,
  'duties/*/who': line(160),
  'duties/*/what': lines(500, 2),
  'duties/*/removed': flag,
  'commitments/*/body': body,
  'commitments/*/receiver': body,
  'commitments/*/what': lines(300, 2),
  'commitments/*/quantity': { type: 'whole', min: 1, max: 1_000_000 },
  'commitments/*/unit': code('commitmentUnit'),
  'commitments/*/by': day,
  'commitments/*/state': code('commitmentState'),
  'commitments/*/given': { type: 'whole', min: 0, max: 1_000_000 },
  'commitments/*/note': lines(500, 2),
  'commitments/*/removed': flag,
}

const tavolo: Controls = {
  name: line(80),
  coordinator: { type: 'login' },
  rhythm: line(120),
  place: line(160),
  'comuni/*/istat': { type: 'istat' },
  'comuni/*/from': day,
  'comuni/*/to': day,
  'comuni/*/removed': flag,
  'members/*/body': body,
  'members/*/from': day,
  'members/*/to': day,
  'members/*/removed': flag,
}

const directive: Controls = {
  number: { type: 'whole', min: 1, max: 9999 },
  issued: day,
  subject: line(160),
  text: lines(8000, 8),
  deadline: day,
  evidence: lines(500, 2),
  indicator: lines(300, 2),
  closed: day,
  closing: lines(500, 2),
  'addressed/*/on': flag,
  'addressed/*/removed': flag,
  'answers/*/seen': day,
  'answers/*/state': code('answerState'),
  'answers/*/on': day,
  'answers/*/note': lines(1000),
  'answers/*/evidence': lines(500, 2),
  'answers/*/removed': flag,
  'checks/*/verdict': code('checkVerdict'),
  'checks/*/on': day,
  'checks/*/note': lines(500, 2),
  'checks/*/removed': flag,
}

const resource: Controls = {
  body,
  type: code('resourceType'),
  title: line(160),
  about: lines(2000, 4),
  schedule: line(300),
  comune: place,
  needs: { type: 'codes', set: 'resourceNeed', codes: needs, max: 10 },
  needsNote: lines(500, 2),
  ways: { type: 'codes', set: 'transport', codes: ways, max: 5 },
  waysNote: line(300),
  minAge: age,
  maxAge: age,
  from: day,
  to: day,
  places: count,
  contactPerson: line(120),
  'quotas/*/tavolo': place,
  'quotas/*/places': count,
  'quotas/*/removed': flag,
}

/** Every field of what the network agrees on and offers, and of the people sent on to its bodies. */
export const networkControls: Readonly<Record<string, Controls>> = {
  tavolo,
  protocol,
  directive,
  resource,
  placement: {
    resource: link,
    body,
    asked: day,
    purpose: lines(300),
    state: code('placementState'),
    answered: day,
    why: lines(300),
    passed: { type: 'codes', set: 'passedPart', codes: passedParts, max: 5 },
    started: day,
    ended: day,
    outcome: code('placementOutcome'),
    note: lines(500),
  },
}
