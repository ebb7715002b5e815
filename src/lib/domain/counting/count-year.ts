import { categories, type Category } from '../actions/categories.ts'
import type { Action, CountingRules, LeftFact, PersonFacts } from './facts.ts'
import { isWithin } from './spells.ts'

/** What a thing lacks before it counts. */
export type NotYet = 'SENZA_COLLOQUIO' | 'SENZA_VALIDAZIONE' | 'NON_AVVIATA'

/** Why a thing does not count. */
export type Excluded =
  | 'ALTRO_CANALE'
  | 'ALTRO_ANNO'
  | 'ALTRO_TAVOLO'
  | 'RIVALUTAZIONE'
  | 'GIA_CONTATA'
  | 'STESSA_CATEGORIA'
  | 'SOSTEGNO'
  | 'ANNULLATA'
  | 'RITORNO'

/** One thing that was looked at: whose it is, the thing itself, and its day where it has one. */
export type Item<Why = undefined> = { person: string; id: string; on?: string; why: Why }

/** [K6] A figure that explains itself. */
export type Figure = {
  value: number
  counted: Item[]
  notYet: Item<NotYet>[]
  excluded: Item<Excluded>[]
}

/** The figures of a year: "N interventi, M persone". */
export type YearCount = {
  contacts: Figure
  diagnoses: Figure
  actions: Record<Category, Figure>
  /** Actions of no category: help, in no figure. */
  helps: Item<Excluded>[]
  interventions: number
  people: number
}

/** [K1–K6] Counts a programme year from facts. Of one thing told twice the first counts; the order is nothing. */
export function countYear(
  people: readonly PersonFacts[],
  left: readonly LeftFact[],
  year: string,
  rules: CountingRules,
): YearCount {
  const sorted = [...new Map(people.map((person) => [person.id, person])).values()].sort(byId)
  const gone = [...new Map(left.map((fact) => [Object.values(fact).join(' '), fact])).values()].sort(byId)
  const contacts = figure([
    ...sorted.map((person) => judgeContact(person, year, rules)),
    ...leftOf(gone, 'contact', year),
  ])
  const diagnoses = figure([
    ...sorted.flatMap((person) => judgeDiagnoses(person, year, rules)),
    ...leftOf(gone, 'diagnosis', year),
  ])
  const judged = [...sorted.flatMap((person) => judgeActions(person, year)), ...leftOf(gone, 'action', year)]
  const actions = Object.fromEntries(
    categories.map((category) => [category, figure(judged.filter((one) => one.category === category))]),
  ) as Record<Category, Figure>
  const counted = Object.values(actions).flatMap((one) => one.counted)
  return {
    contacts,
    diagnoses,
    actions,
    helps: figure(judged.filter(({ category }) => category === undefined)).excluded,
    interventions: counted.length,
    people: new Set(counted.map(({ person }) => person)).size,
  }
}

type Judged = Item<NotYet | Excluded | undefined> & { category?: Category }

const lacking: readonly string[] = ['SENZA_COLLOQUIO', 'SENZA_VALIDAZIONE', 'NON_AVVIATA'] satisfies NotYet[]

function figure(judged: readonly Judged[]): Figure {
  const bare = judged.map(({ category: _, ...item }) => item)
  const counted = bare.filter((item): item is Item => item.why === undefined)
  return {
    value: counted.length,
    counted,
    notYet: bare.filter((item): item is Item<NotYet> => lacking.includes(item.why ?? '')),
    excluded: bare.filter(
      (item): item is Item<Excluded> => item.why !== undefined && !lacking.includes(item.why),
    ),
  }
}

/** [K1] */
function judgeContact(person: PersonFacts, year: string, rules: CountingRules): Judged {
  const { id, channel, elsewhere } = person
  const first = firstOf(person.contacts)
  const reached = reachedOn(person.interviews, first, rules)
  const again = rules.returnsCount
    ? person.returns
        .map((day) => reachedOn(person.interviews, day, rules))
        .find((day) => day !== undefined && day.startsWith(year))
    : undefined
  const on = reached?.startsWith(year) ? reached : (again ?? reached)
  const item = { person: id, id, ...(on !== undefined && { on }) }
  if (channel !== rules.channel) return { ...item, why: 'ALTRO_CANALE' }
  if (first === undefined) return { ...item, why: 'RITORNO' }
  if (on === undefined) return { ...item, why: 'SENZA_COLLOQUIO' }
  if (!on.startsWith(year)) return { ...item, why: 'ALTRO_ANNO' }
  return { ...item, why: isWithin(on, elsewhere ?? []) ? 'ALTRO_TAVOLO' : undefined }
}

function reachedOn(
  interviews: readonly string[],
  from: string | undefined,
  { contactNeeds }: CountingRules,
): string | undefined {
  if (from === undefined || contactNeeds === 'CONTATTO') return from
  return firstOf(interviews.filter((day) => day >= from))
}

/** [K2] */
function judgeDiagnoses(person: PersonFacts, year: string, rules: CountingRules): Judged[] {
  const all = [...new Map(person.diagnoses.map((one) => [one.id, one])).values()].sort(
    (a, b) => compare(a.validated ?? '9999', b.validated ?? '9999') || byId(a, b),
  )
  let hasCounted = false
  return all.map(({ id, isFirst, validated }): Judged => {
    const item = { person: person.id, id, ...(validated !== undefined && { on: validated }) }
    if (!isFirst) return { ...item, why: 'RIVALUTAZIONE' }
    if (person.channel !== rules.channel && !rules.deskCounts) return { ...item, why: 'ALTRO_CANALE' }
    if (validated === undefined) return { ...item, why: 'SENZA_VALIDAZIONE' }
    if (!validated.startsWith(year)) return { ...item, why: 'ALTRO_ANNO' }
    if (hasCounted) return { ...item, why: 'GIA_CONTATA' }
    hasCounted = true
    return { ...item, why: isWithin(validated, person.elsewhere ?? []) ? 'ALTRO_TAVOLO' : undefined }
  })
}

/** [K3] In the order of their starts, so that of two alike the first counts. */
function judgeActions(person: PersonFacts, year: string): Judged[] {
  const all = [...new Map(person.actions.map((one) => [one.id, one])).values()].sort(
    (a, b) => compare(a.started ?? '9999', b.started ?? '9999') || byId(a, b),
  )
  const before: Action[] = []
  return all.map((action): Judged => {
    const { id, started, planned, isCancelled } = action
    const category = action.category ?? planned
    const item = {
      person: person.id,
      id,
      ...(started !== undefined && { on: started }),
      ...(category !== undefined && { category }),
    }
    if (category === undefined) return { ...item, why: 'SOSTEGNO' }
    if (started === undefined || action.category === undefined)
      return { ...item, why: isCancelled ? 'ANNULLATA' : 'NON_AVVIATA' }
    if (!started.startsWith(year)) return { ...item, why: 'ALTRO_ANNO' }
    const alike = before.filter((other) => other.category === category)
    before.push(action)
    if (isWithin(started, person.elsewhere ?? [])) return { ...item, why: 'ALTRO_TAVOLO' }
    if (alike.some((other) => !isAnother(action, other))) return { ...item, why: 'STESSA_CATEGORIA' }
    return { ...item, why: undefined }
  })
}

/** Another intervention: the first has ended by then, and what it was for is another thing. */
function isAnother({ started, objective }: Action, { ended, objective: before }: Action): boolean {
  const isOver = ended !== undefined && started !== undefined && ended <= started
  return isOver && objective !== undefined && objective.trim() !== before?.trim()
}

/** [K4] What a case left behind when it went counts where it happened. */
function leftOf(left: readonly LeftFact[], what: LeftFact['what'], year: string): Judged[] {
  return left
    .filter((fact) => fact.what === what && fact.on.startsWith(year))
    .map(({ id, on, category }) => ({
      person: id,
      id,
      on,
      ...(category !== undefined && { category }),
      why: undefined,
    }))
}

function firstOf(days: readonly string[]): string | undefined {
  return [...days].sort()[0]
}

function byId(a: { id: string }, b: { id: string }): number {
  return compare(a.id, b.id)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
