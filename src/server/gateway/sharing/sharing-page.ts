import { sharedParts, type sharingAnswers } from '#lib/domain/kinds/sharing.ts'
import { databaseOf, parseDatabase } from '#lib/domain/schema/database.ts'
import type { Entry, RecordId } from '#lib/entries/entry.ts'
import { foldRecord } from '#lib/entries/fold.ts'
import { slotRecordId } from '#lib/entries/ids.ts'
import { textOf, valueOf } from '#lib/entries/read.ts'

/** The two tavoli of a sharing, in the order of their slugs. */
export type Side = 'one' | 'other'

/**
 * A page of the ledger: a case that two tavoli may share. `joined`: both agreed once, and of two cases one was made.
 * `shown`: the record that the second tavolo sees now, and the parts that it holds.
 */
export type Page = {
  _id: string
  record: RecordId
  one: string
  other: string
  oneCase?: RecordId
  otherCase?: RecordId
  reason: string
  on: string
  competent: string
  joined?: true
  /** What the words hang on beside the case and its person: actions, consents, contacts. */
  parts: RecordId[]
  shown?: { record: RecordId; parts: string[] }
  /** Something of the case was erased: what is shown is erased too and said anew. */
  anew?: true
  /** How many such records there were: what was erased does not come back. */
  turn: number
}

/** What each side may say beside what it proposed. */
export const answerPaths = {
  one: ['oneAnswer', 'oneAgrees', 'oneOn'],
  other: ['otherAnswer', 'otherAgrees', 'otherOn'],
} as const

/** What makes a proposal. */
export const proposalPaths = ['one', 'other', 'oneCase', 'otherCase', 'reason', 'on', 'competent'] as const

/** The database of a tavolo's cases. */
export const casesOf = (tavolo: string) => databaseOf('tavolo', tavolo).name

/** The one sharing that two cases can have. */
export function sharingOf(a: RecordId, b: RecordId): RecordId {
  const [first = a, second = b] = [a, b].sort()
  return slotRecordId('sharing', first, second)
}

/** A page as it begins. */
export function newPage(said: Omit<Page, '_id' | 'parts' | 'turn'>): Page {
  return { _id: `sharing:${said.record}`, parts: [], turn: 0, ...said }
}

/** The side of the tavolo that follows the person, and the other one. */
export function sidesOf(page: Page): { host: Side; guest: Side } {
  return page.competent === page.one ? { host: 'one', guest: 'other' } : { host: 'other', guest: 'one' }
}

/** What coordinators propose of their own case: it counts where the case is, and for that tavolo as competent. */
export function proposalOf(databases: ReadonlySet<string>, database: string, entry: Entry): Page | undefined {
  const { one, other, oneCase, otherCase, reason, on, competent } = entry.set
  const tavolo = parseDatabase(database)?.tavolo
  if (entry.kind !== 'sharing' || tavolo === undefined || competent !== tavolo) return undefined
  if (typeof one !== 'string' || typeof other !== 'string' || one >= other) return undefined
  if (typeof reason !== 'string' || typeof on !== 'string' || reason === 'STESSA_PERSONA') return undefined
  if (!databases.has(casesOf(one)) || !databases.has(casesOf(other))) return undefined
  const [target, others] = tavolo === one ? [oneCase, otherCase] : [otherCase, oneCase]
  if (typeof target !== 'string' || others !== undefined || ![one, other].includes(tavolo)) return undefined
  const named = tavolo === one ? { oneCase: target } : { otherCase: target }
  return newPage({ record: entry.record, one, other, ...named, reason, on, competent })
}

/** What one side says: what it wrote in its own database alone, and nothing that is the other's to say. */
export type Answer = { said?: (typeof sharingAnswers)[number]; agrees: string[] }

/** Reads the answer of a side from the entries of its own database. */
export function answerOf(entries: readonly Entry[], side: Side): Answer {
  const folded = foldRecord(entries)
  const [answer, agrees] = answerPaths[side]
  const said = folded && textOf(folded, answer)
  const parts = folded && valueOf(folded, agrees)
  return {
    ...(said !== undefined && { said: said as NonNullable<Answer['said']> }),
    agrees: Array.isArray(parts) ? sharedParts.filter((part) => parts.includes(part)) : [],
  }
}

/** The parts that both agreed to, or `undefined` while not both say yes. */
export function agreedParts(answers: readonly Answer[]): string[] | undefined {
  if (answers.some(({ said }) => said !== 'SI')) return undefined
  return sharedParts.filter((part) => answers.every(({ agrees }) => agrees.includes(part)))
}
