import { closures } from '#lib/domain/kinds/case.ts'
import { channels } from '#lib/domain/kinds/contact.ts'
import { interviewPlaces, interviewTypes } from '#lib/domain/kinds/interview.ts'
import { ageBands, iseeBands, relations, supports } from '#lib/domain/kinds/person.ts'
import { code, line, lines, type FieldLine } from '../record/control.ts'

/** The kinds whose fields are edited on the page of a case. */
export type EditedKind = 'person' | 'case' | 'interview'

/** Fields that stand together in one card; `key` names it in the catalogue (`cases.groups`). */
export type FieldGroup = {
  key: 'responsibility' | 'contactDetails' | 'identity' | 'circumstances' | 'intake' | 'closing' | 'interview'
  kind: EditedKind
  fields: readonly FieldLine[]
}

/** A keyed list: the leaves of each item in the order of its form. `head` are the leaves that name an item. */
export type ListTable = {
  list: 'household' | 'supports' | 'team'
  kind: EditedKind
  /** The leaf without which an item says nothing. */
  needs: string
  head: readonly string[]
  fields: readonly FieldLine[]
}

const day = { type: 'day' } as const
const flag = { type: 'flag' } as const
const login = { type: 'login' } as const
const weights = ['ASSENTE', 'CONCORRENTE', 'PREVALENTE']
const permits = ['NON_SERVE', 'VALIDO', 'IN_RINNOVO', 'ASSENTE', 'NON_RILEVATO']

/** Every field of a case and its person that people type, by card, in the order in which they read. */
export const caseGroups: readonly FieldGroup[] = [
  {
    key: 'responsibility',
    kind: 'case',
    fields: [
      { path: 'nextStep', control: lines(300, 2) },
      { path: 'nextStepBy', control: day },
      { path: 'nextStepOwner', control: login },
      { path: 'caseManager', control: login },
      { path: 'tutor', control: login },
    ],
  },
  {
    key: 'contactDetails',
    kind: 'person',
    fields: [
      { path: 'phone', control: line(40, 'tel') },
      { path: 'phone2', control: line(40, 'tel') },
      { path: 'email', control: line(160, 'email') },
      { path: 'comune', control: { type: 'place' } },
      { path: 'address', control: line(160) },
      { path: 'language', control: line(40) },
      { path: 'mediation', control: flag },
    ],
  },
  {
    key: 'identity',
    kind: 'person',
    fields: [
      { path: 'name', control: line(80) },
      { path: 'surname', control: line(80) },
      { path: 'birthDate', control: day },
      { path: 'birthYear', control: { type: 'whole', min: 1900, max: 2100 } },
      { path: 'birthPlace', control: line(80) },
      { path: 'sex', control: code('sex', ['F', 'M', 'X']) },
      { path: 'taxCode', control: { type: 'taxCode' } },
      { path: 'taxCodeState', control: code('taxCodeState', ['DICHIARATO', 'VERIFICATO']) },
      { path: 'citizenship', control: line(60) },
      { path: 'permit', control: code('permit', permits) },
      { path: 'permitExpires', control: day },
      { path: 'guardianship', control: flag },
    ],
  },
  {
    key: 'circumstances',
    kind: 'person',
    fields: [
      { path: 'work', control: code('work', ['OCCUPATO', 'DISOCCUPATO', 'INOCCUPATO', 'INATTIVO']) },
      { path: 'iseeBand', control: code('iseeBand', iseeBands) },
      { path: 'iseeCents', control: { type: 'money', max: 100_000_000 } },
      { path: 'iseeExpires', control: day },
    ],
  },
  {
    key: 'intake',
    kind: 'case',
    fields: [
      { path: 'origin', control: code('channel', channels) },
      { path: 'openedOn', control: day },
      { path: 'workless', control: code('weight', weights) },
      { path: 'resourceless', control: code('weight', weights) },
    ],
  },
  {
    key: 'closing',
    kind: 'case',
    fields: [
      { path: 'closure/reason', control: code('closure', closures) },
      { path: 'closure/note', control: lines(500) },
    ],
  },
]

/** The fields of an interview that is still open. */
export const interviewGroup: FieldGroup = {
  key: 'interview',
  kind: 'interview',
  fields: [
    { path: 'date', control: day },
    { path: 'type', control: code('interviewType', interviewTypes) },
    { path: 'place', control: code('interviewPlace', interviewPlaces) },
    { path: 'minutes', control: { type: 'whole', min: 1, max: 600 } },
    { path: 'present', control: line(200) },
    { path: 'note', control: lines(8000, 8) },
    { path: 'toProtection', control: flag },
  ],
}

/** The lists of the page. */
export const caseLists = {
  household: {
    list: 'household',
    kind: 'person',
    needs: 'relation',
    head: ['relation', 'ageBand'],
    fields: [
      { path: 'relation', control: code('relation', relations) },
      { path: 'ageBand', control: code('ageBand', ageBands) },
      { path: 'dependent', control: flag },
      { path: 'school', control: flag },
      { path: 'name', control: line(80) },
    ],
  },
  supports: {
    list: 'supports',
    kind: 'person',
    needs: 'type',
    head: ['type'],
    fields: [
      { path: 'type', control: code('support', supports) },
      { path: 'centsPerMonth', control: { type: 'money', max: 1_000_000 } },
      { path: 'from', control: day },
      { path: 'to', control: day },
    ],
  },
  team: {
    list: 'team',
    kind: 'case',
    needs: 'login',
    head: ['login'],
    fields: [
      { path: 'login', control: login },
      { path: 'role', control: line(60) },
    ],
  },
} as const satisfies Record<string, ListTable>

/** Switches that protect: set by anyone who writes, lifted by those whom the schema names, with a reason. */
export const protections = [
  { path: 'addressProtected', why: 'addressProtectedWhy' },
  { path: 'limited', why: 'limitedWhy' },
] as const

/** True where closing fields mean something: the case is closed, or something is already written there. */
export function isClosingShown(state: unknown, paths: readonly string[]): boolean {
  const isClosed = ['CONCLUSO', 'FOLLOWUP', 'ARCHIVIATO'].includes(String(state))
  return isClosed || paths.some((path) => path.startsWith('closure/'))
}
