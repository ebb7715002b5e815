import { causes } from '#lib/domain/autonomy/causes.ts'
import type { FieldLine } from '../record/control.ts'
import { controlOf, linesOf } from '../record/field-controls.ts'

/** The kinds whose fields are edited on the page of a case. */
export type EditedKind = 'person' | 'case' | 'interview' | 'assessment' | 'plan' | 'action' | 'document'

/** Fields that stand together in one card; `key` names it in the catalogue (`cases.groups`). */
export type FieldGroup = {
  key:
    | 'responsibility'
    | 'contactDetails'
    | 'identity'
    | 'circumstances'
    | 'intake'
    | 'closing'
    | 'interview'
    | 'assessment'
    | 'plan'
    | 'action'
    | 'trainee'
    | 'course'
    | 'hire'
    | 'business'
    | 'paper'
  kind: EditedKind
  fields: readonly FieldLine[]
}

/** A keyed list: the leaves of each item in the order of its form. `head` are the leaves that name an item. */
export type ListTable = {
  list:
    | 'household'
    | 'supports'
    | 'team'
    | 'objectives'
    | 'ownTasks'
    | 'bodyTasks'
    | 'aids'
    | 'evidence'
    | 'steps'
    | 'parties'
    | 'aims'
    | 'duties'
    | 'commitments'
    | 'comuni'
    | 'members'
  kind: string
  /** The leaf without which an item says nothing. */
  needs: string
  head: readonly string[]
  fields: readonly FieldLine[]
}

/** Every field of a case and its person that people type, by card, in the order in which they read. */
export const caseGroups: readonly FieldGroup[] = [
  group('responsibility', 'case', ['nextStep', 'nextStepBy', 'nextStepOwner', 'caseManager', 'tutor']),
  group('contactDetails', 'person', [
    'phone',
    'phone2',
    'email',
    'comune',
    'address',
    'language',
    'mediation',
  ]),
  group('identity', 'person', [
    'name',
    'surname',
    'birthDate',
    'birthYear',
    'birthPlace',
    'sex',
    'taxCode',
    'taxCodeState',
    'citizenship',
    'permit',
    'permitExpires',
    'guardianship',
  ]),
  group('circumstances', 'person', ['work', 'iseeBand', 'iseeCents', 'iseeExpires']),
  group('intake', 'case', ['origin', 'openedOn', 'workless', 'resourceless']),
  group('closing', 'case', ['closure/reason', 'closure/note']),
]

/** What people say of a paper. */
export const paperGroup: FieldGroup = group('paper', 'document', ['title', 'type', 'date'])

/** What is judged of a whole assessment, beside its areas. */
export const assessmentGroup = group('assessment', 'assessment', [...causes, 'outcome', 'summary'])

/** What a plan says beside its lists. */
export const planGroup = group('plan', 'plan', ['reviewMonths'])

/** What every action says; what its category adds stands in a card of its own. */
export const actionGroups: Readonly<
  Record<'action' | 'trainee' | 'course' | 'hire' | 'business', FieldGroup>
> = {
  action: group('action', 'action', [
    'title',
    'category',
    'support',
    'body',
    'fund',
    'objective',
    'plannedOn',
    'endsOn',
  ]),
  trainee: group('trainee', 'action', [
    'trainee/agreement',
    'trainee/promoter',
    'trainee/promoterTutor',
    'trainee/hostTutor',
    'trainee/hostTutorPhone',
    'trainee/profile',
    'trainee/objectives',
    'trainee/site',
    'trainee/timetable',
    'trainee/weeklyHours',
    'trainee/months',
    'trainee/cents',
    'trainee/payer',
    'trainee/insured',
    'trainee/unilav',
    'trainee/safety',
    'trainee/attested',
    'trainee/call',
    'trainee/application',
    'trainee/externalPlan',
  ]),
  course: group('course', 'action', [
    'course/title',
    'course/level',
    'course/scheme',
    'course/hours',
    'course/attended',
    'course/exam',
    'course/qualification',
    'course/cents',
  ]),
  hire: group('hire', 'action', [
    'hire/role',
    'hire/agreement',
    'hire/weeklyHours',
    'hire/from',
    'hire/to',
    'hire/unilav',
    'hire/incentive',
    'hire/permanentOn',
  ]),
  business: group('business', 'action', [
    'business/form',
    'business/vat',
    'business/register',
    'business/adviser',
    'business/posts',
  ]),
}

/** The fields of an interview that is still open. */
export const interviewGroup = group('interview', 'interview', [
  'date',
  'type',
  'place',
  'minutes',
  'present',
  'note',
  'toProtection',
  'rebuilt',
])

/** The lists of the page. */
export const caseLists = {
  household: {
    list: 'household',
    kind: 'person',
    needs: 'relation',
    head: ['relation', 'ageBand'],
    fields: leavesOf('person', 'household', ['relation', 'ageBand', 'dependent', 'school', 'name']),
  },
  supports: {
    list: 'supports',
    kind: 'person',
    needs: 'type',
    head: ['type'],
    fields: leavesOf('person', 'supports', ['type', 'centsPerMonth', 'from', 'to']),
  },
  team: {
    list: 'team',
    kind: 'case',
    needs: 'login',
    head: ['login'],
    fields: leavesOf('case', 'team', ['login', 'role']),
  },
  objectives: {
    list: 'objectives',
    kind: 'plan',
    needs: 'text',
    head: ['text'],
    fields: leavesOf('plan', 'objectives', ['text', 'area', 'indicator', 'level', 'by']),
  },
  ownTasks: {
    list: 'ownTasks',
    kind: 'plan',
    needs: 'text',
    head: ['text'],
    fields: leavesOf('plan', 'ownTasks', ['text', 'by']),
  },
  bodyTasks: {
    list: 'bodyTasks',
    kind: 'plan',
    needs: 'text',
    head: ['text'],
    fields: leavesOf('plan', 'bodyTasks', ['text', 'body', 'by']),
  },
  aids: {
    list: 'aids',
    kind: 'plan',
    needs: 'type',
    head: ['type'],
    fields: leavesOf('plan', 'aids', ['type', 'text']),
  },
  evidence: {
    list: 'evidence',
    kind: 'action',
    needs: 'type',
    head: ['type'],
    fields: leavesOf('action', 'evidence', ['type', 'on']),
  },
  steps: {
    list: 'steps',
    kind: 'action',
    needs: 'step',
    head: ['step'],
    fields: leavesOf('action', 'steps', ['step', 'on', 'note']),
  },
} satisfies Partial<Record<ListTable['list'], ListTable>>

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

function group(key: FieldGroup['key'], kind: EditedKind, paths: readonly string[]): FieldGroup {
  return { key, kind, fields: linesOf(kind, paths) }
}

/** The leaves of a list with their controls. */
export function leavesOf(kind: string, list: string, leaves: readonly string[]): FieldLine[] {
  return leaves.map((leaf) => ({ path: leaf, control: controlOf(kind, `${list}/*/${leaf}`) }))
}
