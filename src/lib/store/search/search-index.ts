import MiniSearch, { type AsPlainObject, type Options } from 'minisearch'
import { foldName } from '#lib/domain/names/fold-name.ts'
import { parsePhones } from '#lib/domain/phone.ts'
import { parseWinCode } from '#lib/domain/win-code.ts'

/** What one record can be found by. Everything may be missing. */
export type SearchWords = {
  record: string
  kind: string
  names?: string
  phones?: string
  /** Codice fiscale. */
  taxCode?: string
  /** The WIN code. */
  code?: string
}

/** Finds records by what people type: names without accents and with small slips, phones, codes. */
export type SearchIndex = {
  put(words: SearchWords): void
  drop(record: string): void
  /** Record ids of these kinds, best first. */
  find(text: string, kinds: readonly string[]): string[]
  /** The index as JSON, to be sealed. */
  dump(): AsPlainObject
}

type Row = { record: string; kind: string; names: string; phones: string; codes: string }

const options: Options<Row> = {
  idField: 'record',
  fields: ['names', 'phones', 'codes'],
  storeFields: ['kind'],
  tokenize: (text) => text.split(' ').filter(Boolean),
  processTerm: (term) => term,
}

/** [S13] An empty index, or the one that `dump` gave; `undefined` from a dump that is none. */
export function createSearchIndex(dumped?: AsPlainObject): SearchIndex {
  const index = dumped ? MiniSearch.loadJS<Row>(dumped, options) : new MiniSearch<Row>(options)
  return {
    put(words) {
      const row = rowOf(words)
      if (index.has(row.record)) index.replace(row)
      else index.add(row)
    },
    drop: (record) => index.has(record) && index.discard(record),
    find: (text, kinds) => find(index, text, kinds),
    dump: () => index.toJSON(),
  }
}

function rowOf({ record, kind, names = '', phones = '', taxCode = '', code = '' }: SearchWords): Row {
  const keys = parsePhones(phones).map((phone) => phone.key.replace(/^\+39|\D/g, ''))
  return {
    record,
    kind,
    names: foldName(names),
    phones: keys.join(' '),
    codes: [taxCode, code].map(plainCode).filter(Boolean).join(' '),
  }
}

function plainCode(text: string): string {
  return text.replace(/[^a-z0-9]/gi, '').toLowerCase()
}

/** All words must be met: a code or a phone from its beginning, a name from its beginning or with a slip. */
function find(index: MiniSearch<Row>, text: string, kinds: readonly string[]): string[] {
  const isWanted = ({ kind }: { kind?: unknown }) => typeof kind === 'string' && kinds.includes(kind)
  const code = parseWinCode(text)
  const exact = code.ok ? search(index, plainCode(code.code), ['codes'], isWanted) : []
  if (exact.length > 0) return exact
  const digits = text.replace(/^\s*(\+|00)39/, '').replace(/\D/g, '')
  const byPhone = digits.length >= 3 ? search(index, digits, ['phones'], isWanted) : []
  const byCode = /\d/.test(text) ? search(index, plainCode(text), ['codes'], isWanted) : []
  const byName = search(index, foldName(text), ['names'], isWanted)
  return [...new Set([...byPhone, ...byCode, ...byName])]
}

function search(
  index: MiniSearch<Row>,
  text: string,
  fields: string[],
  filter: (row: { kind?: unknown }) => boolean,
): string[] {
  const isName = fields[0] === 'names'
  const found = index.search(text, {
    fields,
    combineWith: 'AND',
    prefix: true,
    // One slip from four letters on, two from nine; phones and codes are met as they are.
    fuzzy: (term) => (!isName || term.length < 4 ? false : term.length < 9 ? 1 : 2),
    filter: (result) => filter(result as { kind?: unknown }),
  })
  return found.map(({ id }) => id as string)
}
