import { categories, type Category } from '#lib/domain/actions/categories.ts'
import { databaseOf } from '#lib/domain/schema/database.ts'
import type { Json } from '#lib/domain/schema/kind.ts'
import { plainText } from '#lib/domain/schema/plain-text.ts'
import {
  startingCounting,
  type Action,
  type Diagnosis,
  type LeftFact,
  type PersonFacts,
  type Spell,
} from '#lib/domain/counting/facts.ts'
import { elsewhereOf, isWithin, type Move } from '#lib/domain/counting/spells.ts'
import { textOf, valueOf } from '#lib/entries/read.ts'
import { standingCases, unitedIn } from '../matches/verdicts.ts'
import type { Session } from '../session/session.ts'
import { daysIn, type Row } from '../session/summarise.ts'
import { listTransfers } from '../transfers/list-transfers.ts'

/** What counts of a tavolo's people, from the rows of this device, made anew only after something changed. */
export function factsOf(session: Session, tavolo: string): readonly PersonFacts[] {
  return session.rows.derived(`facts of ${tavolo}`, () => gatherFacts(session, tavolo))
}

/** Cases first, then contacts that have none. */
function gatherFacts(session: Session, tavolo: string): PersonFacts[] {
  const scope = databaseOf('tavolo', tavolo).name
  const moves = movesOf(session)
  const cases = standingCases(session).filter((row) => row.scope === scope)
  const taken = new Set<string>()
  const people = cases.map((row) => {
    const all = [row.record, ...unitedIn(session, row.record)].flatMap(
      (record) => session.rows.get(record) ?? [],
    )
    for (const { shown } of all) if (typeof shown.contact === 'string') taken.add(shown.contact)
    return personOf(session, row, all, elsewhereOf(moves.get(row.record) ?? [], tavolo))
  })
  const contacts = session.rows
    .ofKind('contact')
    .filter((row) => row.scope === databaseOf('contatti', tavolo).name && !taken.has(row.record))
    .filter(({ shown }) => shown.sameAs === undefined)
  return [...people, ...contacts.map(contactOnly)]
}

/** [K4] What cases that went left counted, as far as it happened here. */
export async function leftOf(session: Session, tavolo: string): Promise<LeftFact[]> {
  const left: LeftFact[] = []
  const moves = movesOf(session)
  const scope = databaseOf('tavolo', tavolo).name
  await session.store.recordsOf({ scope, kind: 'moved' }, (batch) => {
    for (const { folded } of batch) {
      const counted = valueOf(folded, 'counted')
      const id = textOf(folded, 'target') ?? folded.record
      const elsewhere = elsewhereOf(moves.get(id) ?? [], tavolo)
      const facts = leftFacts(id, Array.isArray(counted) ? counted : [])
      left.push(...facts.filter(({ on }) => !isWithin(on, elsewhere)))
    }
  })
  return left
}

/** Of a person who came by another channel the actions alone; of the diagnoses of one person the first. */
function leftFacts(id: string, counted: readonly Json[]): LeftFact[] {
  const facts = counted.map((fact) => (fact ?? {}) as { what?: Json; on?: Json; category?: Json })
  const isOther = facts.some(
    ({ what, category }) => what === 'channel' && category !== startingCounting.channel,
  )
  const left = facts.flatMap(({ what, on, category }): LeftFact[] => {
    if (typeof on !== 'string') return []
    if (what === 'contact') return isOther ? [] : [{ id, what, on }]
    if (what === 'assessment') return isOther || category !== 'T0' ? [] : [{ id, what: 'diagnosis', on }]
    const counts = categoryOf(category)
    return what === 'action' && counts ? [{ id, what, on, category: counts }] : []
  })
  const first = left.filter(({ what }) => what === 'diagnosis').sort((a, b) => (a.on < b.on ? -1 : 1))[0]
  return left.filter((fact) => fact.what !== 'diagnosis' || fact === first)
}

/** The transfers that came about, by case, the oldest first. */
function movesOf(session: Session): Map<string, Move[]> {
  const moves = new Map<string, Move[]>()
  for (const { target, from, to, state, since } of listTransfers(session)) {
    if (state !== 'ACCETTATO' || since === undefined) continue
    moves.set(target, [
      ...(moves.get(target) ?? []),
      { from: from.slug, to: to.slug, on: since.slice(0, 10) },
    ])
  }
  return moves
}

function personOf(session: Session, row: Row, all: readonly Row[], elsewhere: Spell[]): PersonFacts {
  const parts = all.flatMap(({ record }) => session.rows.ofCase(record))
  const ofKind = (kind: string) => parts.filter((part) => part.kind === kind)
  const contacts = all.flatMap(({ shown }) => session.rows.get(plainText(shown.contact)) ?? [])
  const days = (rows: readonly Row[], path: string) =>
    rows.flatMap(({ shown }) => daysIn(shown[path])[0] ?? [])
  const isReturn = ({ shown }: Row) => shown.type === 'RITORNO'
  const channel = plainText(row.shown.origin)
  return {
    id: row.record,
    ...(channel && { channel }),
    contacts: [
      ...days(
        contacts.filter((each) => !isReturn(each)),
        'date',
      ),
      ...days(all, 'openedOn'),
    ],
    returns: days(contacts.filter(isReturn), 'date'),
    interviews: days(ofKind('interview'), 'date'),
    diagnoses: ofKind('assessment').map(diagnosisOf),
    actions: ofKind('action').map(actionOf),
    elsewhere,
  }
}

function contactOnly({ record, shown }: Row): PersonFacts {
  const days = daysIn(shown.date)
  const isReturn = shown.type === 'RITORNO'
  const channel = plainText(shown.channel)
  return {
    id: record,
    ...(channel && { channel }),
    contacts: isReturn ? [] : days,
    returns: isReturn ? days : [],
    interviews: [],
    diagnoses: [],
    actions: [],
  }
}

function diagnosisOf({ record, shown }: Row): Diagnosis {
  const signed = [shown.signedBySocialWorker, shown.signedByOther].map((at) => plainText(at).slice(0, 10))
  const validated = signed.every(Boolean) ? signed.sort().at(-1) : undefined
  return { id: record, isFirst: shown.time === 'T0', ...(validated !== undefined && { validated }) }
}

function actionOf({ record, shown }: Row): Action {
  const [category, planned] = [categoryOf(shown.counted), categoryOf(shown.category)]
  const [started] = daysIn(shown.startedOn)
  const [ended] = daysIn(shown.endedOn)
  const objective = plainText(shown.objective)
  return {
    id: record,
    ...(category && { category }),
    ...(planned && { planned }),
    ...(started !== undefined && { started }),
    ...(ended !== undefined && { ended }),
    ...(objective && { objective }),
    isCancelled: shown.state === 'ANNULLATA',
  }
}

function categoryOf(value: Json | undefined): Category | undefined {
  return categories.find((category) => category === value)
}
