import type { Json } from '#lib/domain/schema/kind.ts'
import { parsePhones } from '#lib/domain/phone.ts'
import { keyOf } from '../keys.ts'
import type { Key } from '../rows.ts'
import type { RecordRef, Scope } from '../types.ts'
import { codeKeys, phoneDigits, readQuery, type Query } from './read-query.ts'
import type { Summary, Terms } from './summary.ts'
import { createWordIndex, type WordMatch } from './word-index.ts'

/** How a record fits what was looked for. */
export type Match = 'code' | 'phone' | WordMatch

/** A record that was found. */
export type Hit<Row extends Json = Json> = { summary: Summary<Row>; match: Match }

/** Which records may be found. */
export type Within = { kinds?: readonly string[]; scopes?: readonly Scope[] }

/** [S13] An index in memory over the summaries of records. */
export type Search<Row extends Json = Json> = {
  /** New or changed; the same record replaces itself. */
  put(summaries: readonly Summary<Row>[]): void
  drop(records: readonly RecordRef[]): void
  /** Every record that fits, the best first. Nothing typed finds nothing. */
  find(text: string, within?: Within): Hit<Row>[]
  get(record: RecordRef): Summary<Row> | undefined
  all(): IterableIterator<Summary<Row>>
  /** Indexes what is not yet indexed; else the next search does. */
  warm(): void
}

/** The order of answers; within one, those that fit better, then by id. */
const order: readonly Match[] = ['code', 'phone', 'surname', 'name', 'alike']

type Found = { key: Key; match: Match; score: number }

/** What is compared letter by letter, not by words. */
type Exact = { codes: string[]; phones: string[] }

/** An empty index. */
export function createSearch<Row extends Json = Json>(): Search<Row> {
  const summaries = new Map<Key, Summary<Row>>()
  const exact = new Map<Key, Exact>()
  const words = createWordIndex(
    (key) => summaries.get(key)?.terms,
    () => summaries.keys(),
  )
  return {
    put(changed) {
      for (const summary of changed) {
        const key = keyOf(summary.scope, summary.record)
        summaries.set(key, summary)
        exact.set(key, exactOf(summary.terms))
        words.touch(key)
      }
    },
    drop(records) {
      for (const { scope, record } of records) {
        const key = keyOf(scope, record)
        exact.delete(key)
        if (summaries.delete(key)) words.touch(key)
      }
    },
    find(text, within = {}) {
      const query = readQuery(text)
      const found = [...findExact(exact, query), ...words.find(query)].sort(
        (a, b) =>
          order.indexOf(a.match) - order.indexOf(b.match) || b.score - a.score || (a.key < b.key ? -1 : 1),
      )
      const best = new Map<Key, Hit<Row>>()
      for (const { key, match } of found) {
        const summary = summaries.get(key)
        if (summary && isWithin(summary, within) && !best.has(key)) best.set(key, { summary, match })
      }
      return [...best.values()]
    },
    get: ({ scope, record }) => summaries.get(keyOf(scope, record)),
    all: () => summaries.values(),
    warm: words.warm,
  }
}

function exactOf({ codes = [], phones = [] }: Terms): Exact {
  return {
    codes: codes.flatMap(codeKeys).filter(Boolean),
    phones: phones.flatMap((text) => parsePhones(text).map(({ key }) => phoneDigits(key))),
  }
}

/** By a code from its beginning on, or by digits of a phone when there are no words beside them. */
function findExact(exact: ReadonlyMap<Key, Exact>, { words, digits, code }: Query): Found[] {
  const found: Found[] = []
  for (const [key, { codes, phones }] of exact) {
    if (code !== undefined && codes.some((each) => each.startsWith(code))) {
      found.push({ key, match: 'code', score: codes.includes(code) ? 2 : 1 })
    } else if (words.length === 0 && digits.length > 0) {
      const score = Math.max(...phones.map((phone) => phoneScore(phone, digits)), 0)
      if (score > 0) found.push({ key, match: 'phone', score })
    }
  }
  return found
}

function phoneScore(phone: string, digits: readonly string[]): number {
  if (!digits.every((each) => phone.includes(each))) return 0
  return digits.includes(phone) ? 3 : digits.some((each) => phone.startsWith(each)) ? 2 : 1
}

function isWithin({ kind, scope }: Summary, { kinds, scopes }: Within): boolean {
  return (!kinds || kinds.includes(kind)) && (!scopes || scopes.includes(scope))
}
