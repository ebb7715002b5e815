import MiniSearch, { type SearchResult } from 'minisearch'
import { searchWords } from '#lib/domain/names/fold-name.ts'
import type { Key } from '../rows.ts'
import type { Query } from './read-query.ts'
import type { Terms } from './summary.ts'

/** How words fit: by their beginning with some in the surname, by their beginning, or only alike. */
export type WordMatch = 'surname' | 'name' | 'alike'

/** A record that has all the words. */
export type WordHit = { key: Key; match: WordMatch; score: number }

/** The words of names and other terms, by beginning and with small typos. */
export type WordIndex = {
  /** Marks a record as new, changed or gone; it is read when it is next needed. */
  touch(key: Key): void
  find(query: Query): WordHit[]
  /** Reads what was touched, if anything. */
  warm(): void
}

type Doc = { id: Key; surname: string; name: string; more: string }

/** An index over the terms that `termsOf` gives for a key, or nothing for one that is gone. */
export function createWordIndex(
  termsOf: (key: Key) => Terms | undefined,
  all: () => Iterable<Key>,
): WordIndex {
  const touched = new Set<Key>()
  let index = createIndex()

  function warm(): void {
    // A replaced document leaves its words behind: at some point making the index anew is the cheaper way.
    if (index.dirtCount > 1000 && index.dirtFactor > 0.2) {
      index = createIndex()
      for (const key of all()) touched.add(key)
    }
    for (const key of touched) {
      if (index.has(key)) index.discard(key)
      const terms = termsOf(key)
      if (terms) index.add(docOf(key, terms))
    }
    touched.clear()
  }

  return {
    touch: (key) => void touched.add(key),
    warm,
    find(query) {
      if (query.words.length === 0) return []
      warm()
      const results = index.search([...query.words, ...query.digits].join(' '), {
        tokenize: (text) => text.split(' '),
        combineWith: 'AND',
        prefix: true,
        fuzzy: typosIn,
        boost: { surname: 4, name: 2 },
      })
      return results.map((result) => ({
        key: result.id as Key,
        match: matchOf(result, query),
        score: result.score,
      }))
    },
  }
}

function createIndex(): MiniSearch<Doc> {
  return new MiniSearch<Doc>({
    fields: ['surname', 'name', 'more'],
    tokenize: searchWords,
    processTerm: (word) => word,
    // Vacuuming would run on timers of its own.
    autoVacuum: false,
  })
}

function docOf(id: Key, { surname = '', name = '', more = '' }: Terms): Doc {
  return { id, surname, name, more }
}

/** One slip from four letters on, two from eight; none in numbers. */
function typosIn(word: string): number | false {
  if (word.length < 4 || /\d/.test(word)) return false
  return word.length < 8 ? 1 : 2
}

function matchOf({ match }: SearchResult, { words }: Query): WordMatch {
  const terms = Object.entries(match)
  const begun = words.map((word) => terms.filter(([term]) => term.startsWith(word)))
  if (begun.some((found) => found.length === 0)) return 'alike'
  return begun.some((found) => found.some(([, fields]) => fields.includes('surname'))) ? 'surname' : 'name'
}
