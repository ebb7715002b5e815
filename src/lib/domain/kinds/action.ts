import { categories, evidences, uncounted } from '../actions/categories.ts'
import { suspensionReasons } from '../actions/suspension.ts'
import { choiceFields } from '../schema/choices.ts'
import { code, day, field, flag, login, recordOf, removed, text, whole } from '../schema/fields.ts'
import type { FieldSchema, Kind } from '../schema/kind.ts'
import { actionStates } from '../workflow/action-states.ts'
import { caseWriters } from './case-writers.ts'

/** How an action ended. */
export const actionOutcomes = [
  'ASSUNTO',
  'IMPRESA_AVVIATA',
  'TITOLO',
  'CONCLUSO_REGOLARE',
  'PROROGATO',
  'ABBANDONO',
  'ALTRO',
] as const

/** The steps on the way to an enterprise, each with its day (domain.md §5, `IMPRESA`). */
export const businessSteps = [
  'IDEA',
  'BILANCIO_COMPETENZE',
  'MERCATO',
  'PIANO_ECONOMICO',
  'FINANZIAMENTO',
  'COSTITUZIONE',
  'AVVIO',
  'VERIFICA_6',
  'VERIFICA_12',
] as const

const once = { policy: { type: 'once' } } as const

/** What a traineeship adds: the two compulsory papers, both tutors, hours, allowance, insurance, notices. */
const trainee: Record<string, FieldSchema> = {
  'trainee/agreement': field(text(60)),
  'trainee/profile': field(text(200)),
  'trainee/objectives': field(text(600)),
  'trainee/timetable': field(text(300)),
  'trainee/site': field(text(160)),
  'trainee/promoter': field(recordOf('body')),
  'trainee/promoterTutor': field(login()),
  'trainee/hostTutor': field(text(120)),
  'trainee/hostTutorPhone': field(text(40)),
  'trainee/weeklyHours': field(whole(1, 40)),
  'trainee/months': field(whole(1, 24)),
  'trainee/cents': field(whole(0, 200_000)),
  'trainee/payer': field(recordOf('body')),
  'trainee/insured': field(flag()),
  'trainee/unilav': field(text(60)),
  'trainee/safety': field(flag()),
  'trainee/attested': field(flag()),
  'trainee/call': field(text(80)),
  'trainee/application': field(text(80)),
  'trainee/externalPlan': field(text(80)),
}

const course: Record<string, FieldSchema> = {
  'course/title': field(text(160)),
  'course/level': field(text(80)),
  'course/scheme': field(code(['CPIA', 'IEFP', 'VOUCHER', 'ALTRO'])),
  'course/hours': field(whole(1, 5000)),
  'course/attended': field(whole(0, 5000)),
  'course/exam': field(day()),
  'course/qualification': field(text(160)),
  'course/cents': field(whole(0, 10_000_000)),
}

const hire: Record<string, FieldSchema> = {
  'hire/role': field(text(120)),
  'hire/agreement': field(text(120)),
  'hire/weeklyHours': field(whole(1, 48)),
  'hire/from': field(day()),
  'hire/to': field(day()),
  'hire/unilav': field(text(60)),
  'hire/incentive': field(text(120)),
  'hire/permanentOn': field(day()),
}

const business: Record<string, FieldSchema> = {
  'business/form': field(text(80)),
  'business/vat': field(text(20)),
  'business/register': field(text(40)),
  'business/adviser': field(text(120)),
  'business/posts': field(whole(0, 99)),
  'steps/*/step': field(code(businessSteps)),
  'steps/*/on': field(day()),
  'steps/*/note': field(text(300)),
  'steps/*/removed': removed(),
}

/**
 * One intervention of a plan. `counted` and `startedOn` are written at the real start and never again: an action
 * counts once, in one category, in the year of that day (domain.md §5). Money is in cents.
 */
export const action: Kind = {
  name: 'action',
  databases: ['tavolo'],
  writers: caseWriters,
  case: 'required',
  fields: {
    plan: field(recordOf('plan')),
    category: field(code(categories)),
    support: field(code(uncounted)),
    subtype: field(text(80)),
    title: field(text(160)),
    body: field(recordOf('body')),
    fund: field(text(80)),
    objective: field(text(300), { sensitivity: 'R' }),
    plannedOn: field(day()),
    endsOn: field(day()),
    state: field(code(actionStates)),
    stateWhy: field(text(300), { sensitivity: 'R' }),
    stateSince: field(day()),
    'evidence/*/type': field(code(evidences)),
    'evidence/*/on': field(day()),
    'evidence/*/removed': removed(),
    counted: field(code(categories), once),
    startedOn: field(day(), once),
    'pauses/*/from': field(day()),
    'pauses/*/to': field(day()),
    'pauses/*/reason': field(code(suspensionReasons)),
    'pauses/*/removed': removed(),
    outcome: field(code(actionOutcomes)),
    outcomeNote: field(text(500), { sensitivity: 'R' }),
    endedOn: field(day()),
    ...trainee,
    ...course,
    ...hire,
    ...business,
    ...choiceFields,
  },
}
