import { areas } from '#lib/domain/autonomy/areas.ts'
import { brokenRules } from '#lib/domain/rules/broken-rules.ts'
import { isDay } from '#lib/domain/schema/fields.ts'
import type { Json } from '#lib/domain/schema/kind.ts'
import { plainText } from '#lib/domain/schema/plain-text.ts'
import type { Folded } from '#lib/entries/fold.ts'
import { conflictsOf, itemsOf, textOf, valueOf, valuesOf } from '#lib/entries/read.ts'
import { withhold } from './withhold.ts'

/** What lists need of a record without opening it. Sealed in the snapshot like everything else. */
export type Row = {
  record: string
  scope: string
  kind: string
  case?: string
  conflicts: string[]
  rules: { rule: string; path: string }[]
  /** The latest of the writers' clocks among the live values, and whose it was: for sorting, never trusted. */
  at: string
  by: string
  shown: Record<string, Json>
}

const shownPaths: Record<string, readonly string[]> = {
  case: [
    'person',
    'referral',
    'contact',
    'origin',
    'openedOn',
    'state',
    'stateSince',
    'caseManager',
    'tutor',
    'nextStep',
    'nextStepBy',
    'nextStepOwner',
    'closure/date',
  ],
  person: [
    'name',
    'surname',
    'birthDate',
    'birthYear',
    'comune',
    'phone',
    'phone2',
    'taxCode',
    'addressProtected',
    'limited',
    'iseeExpires',
    'permitExpires',
  ],
  contact: [
    'name',
    'surname',
    'birthYear',
    'comune',
    'phone',
    'needs',
    'outcome',
    'date',
    'consentP1',
    'revokedSeen',
    'state',
    'operator',
    'known',
    'sameAs',
    'type',
    'channel',
  ],
  referral: ['contact', 'state', 'urgency', 'date', 'fromUser', 'answer'],
  interview: ['date', 'type', 'minutes'],
  task: ['text', 'type', 'by', 'owner', 'outcome', 'outcomeOn', 'decision'],
  assessment: [
    'time',
    'date',
    'signedBySocialWorker',
    'signedByOther',
    ...areas.map((area) => `${area}/score`),
  ],
  plan: ['version', 'state', 'stateSince', 'reviewMonths'],
  action: [
    'body',
    'title',
    'category',
    'state',
    'counted',
    'startedOn',
    'endsOn',
    'endedOn',
    'objective',
    'hire/to',
  ],
  register: ['action', 'month', 'closedAt'],
  monitoring: ['action', 'date'],
  followup: ['time', 'exit', 'contact'],
  consent: ['purpose', 'state', 'givenOn', 'endedOn', 'revokedSeen'],
  notice: ['version', 'givenOn'],
  document: ['title', 'type'],
  match: ['one', 'otherCase', 'otherContact', 'verdict', 'kept'],
  loss: ['holder', 'label', 'knownAt', 'decision', 'closedOn'],
  transfer: ['target', 'from', 'to', 'reason', 'on', 'withdrawnOn', 'acceptedOn', 'refusedOn', 'refusedWhy'],
  sharing: [
    'one',
    'other',
    'oneCase',
    'otherCase',
    'reason',
    'on',
    'competent',
    'oneAnswer',
    'oneAgrees',
    'otherAnswer',
    'otherAgrees',
  ],
  meeting: [
    'tavolo',
    'date',
    'time',
    'place',
    'type',
    'convenedOn',
    'openedAt',
    'closedAt',
    'desertedAt',
    'cancelledOn',
    'keeper',
  ],
  decision: ['meeting', 'date', 'type', 'owner', 'by', 'decidedAt'],
  minutes: ['meeting', 'signedAt', 'number'],
  placement: ['resource', 'body', 'asked', 'state', 'answered', 'started', 'ended'],
  rectification: ['meeting', 'on'],
  shared: ['sharing', 'name', 'surname', 'birthDate', 'birthYear', 'comune', 'phone', 'phone2'],
  // Of a reserved note nothing is searched or listed: only that a choice waits.
  'reserved-note': [],
  'reserved-document': [],
}

/** The kinds that lists and search know; others stay in the store alone. */
export const listedKinds: ReadonlySet<string> = new Set(Object.keys(shownPaths))

/** The row of a folded record. Fields in conflict show all their values, joined for people to read. */
export function summarise(whole: Folded, scope: string): Row {
  const folded = withhold(whole)
  const values = Object.values(folded.fields).flatMap((field) => field.live)
  const last = values.reduce<{ at: string; author: string }>((a, b) => (b.at > a.at ? b : a), {
    at: '',
    author: '',
  })
  const shown: Record<string, Json> = {}
  for (const path of shownPaths[folded.kind] ?? []) {
    const value = valueOf(folded, path) ?? joined(folded, path)
    if (value !== undefined) shown[path] = value
  }
  if (folded.kind === 'person') Object.assign(shown, ofPerson(folded))
  return {
    record: folded.record,
    scope,
    kind: folded.kind,
    ...(folded.case !== undefined && { case: folded.case }),
    conflicts: conflictsOf(folded),
    rules: brokenRules(folded.kind, (path) => valueOf(folded, path)),
    at: last.at,
    by: last.author,
    shown,
  }
}

/** How many live with the person, and when each support ends. */
function ofPerson(folded: Folded): Record<string, Json> {
  const ends = itemsOf(folded, 'supports').flatMap((item) => textOf(folded, `supports/${item}/to`) ?? [])
  return {
    household: itemsOf(folded, 'household').length,
    ...(ends.length > 0 && { supportEnds: ends.sort() }),
  }
}
/** Between the values of a field in conflict. */
const between = ' / '

function joined(folded: Folded, path: string): Json | undefined {
  const values = valuesOf(folded, path)
  if (values.length === 0) return undefined
  return values.every((value) => typeof value === 'string') ? values.join(between) : values[0]
}

/** The days that a row shows for a field, the first one first: several where people disagree, none where there is none. */
export function daysIn(shown: Json | undefined): string[] {
  return plainText(shown).split(between).filter(isDay).sort()
}

/** "Lucia Bandini", from whatever is known of the name. */
export function titleOf(shown: Record<string, Json>): string {
  return [shown.name, shown.surname].filter((part) => typeof part === 'string').join(' ')
}

/** A person's name straight from a folded person or contact. */
export function nameOf(folded: Folded): string {
  return [
    textOf(folded, 'name') ?? joined(folded, 'name'),
    textOf(folded, 'surname') ?? joined(folded, 'surname'),
  ]
    .filter((part) => typeof part === 'string')
    .join(' ')
}
