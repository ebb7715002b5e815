import { isSameJson } from '#lib/entries/canonical.ts'
import type { Entry } from '#lib/entries/entry.ts'
import { foldRecord } from '#lib/entries/fold.ts'
import { isHashed } from '#lib/entries/hash.ts'
import { isRemoved } from '#lib/entries/removals.ts'
import { readNews, takeIn } from './catch-up.ts'
import type { Listed } from './catalogue.ts'
import type { Core } from './core.ts'
import { keyOf, recordKeyOf, refOf, splitKey } from './keys.ts'
import { done, type Outcome } from './outcome.ts'
import { unpackRecord } from './pack-record.ts'
import type { Key, OwnRow, RecordRow } from './rows.ts'
import { openRows } from './sealing.ts'
import { readStore } from './transact.ts'
import type { Verified } from './types.ts'

const page = 200

/** After every key. */
const end = '\uffff'

/**
 * [S10] Reads all, page by page, each page as of one write: every stored fold must be the fold of its entries,
 * every entry what its id says and where it belongs, every own copy in its record unless that is taken away, and
 * the catalogue must name what is there.
 */
export async function verifyStore(
  core: Core,
  progress?: (done: number, of: number) => void,
): Promise<Outcome<Verified>> {
  const all: Verified = { records: 0, entries: 0, differing: [], damaged: [], misnamed: [] }
  for (let from = ''; from !== end;) {
    const read = await readPage(core, from)
    if (!read.ok) return read
    const checked = await checkPage(core, read.value, all)
    if (!checked.ok) return checked
    from = read.value.upTo
    progress?.(all.records, Math.max(read.value.total, all.records))
  }
  return done(all)
}

type Page = { records: RecordRow[]; own: OwnRow[]; listed: Map<Key, Listed>; upTo: Key; total: number }

/** The next records after `from`, and what the catalogue and the own copies say up to the last of them. */
async function readPage(core: Core, from: Key): Promise<Outcome<Page>> {
  const read = await readStore(core, 'verify', ['gate', 'log', 'records', 'own', 'scopes'], async () => {
    const records = await core.db.records.where('key').above(from).limit(page).toArray()
    const last = records.at(-1)?.key
    const upTo = records.length < page || last === undefined ? end : `${last}/`
    const own = await core.db.own.where('key').between(from, upTo, false, false).toArray()
    return { news: await readNews(core), records, own, upTo, total: await core.db.records.count() }
  })
  if (!read.ok) return read
  const { news, ...rest } = read.value
  const taken = await takeIn(core, news)
  if (!taken.ok) return taken
  // Another write may have been taken in since: then what is listed is not of this page, and it is read again.
  if (core.catalogue.asOf() !== news.gate.writes) return readPage(core, from)
  return done({ ...rest, listed: core.catalogue.between(from, rest.upTo) })
}

async function checkPage(core: Core, { records, own, listed }: Page, all: Verified): Promise<Outcome<null>> {
  const packed = await openRows(core, 'records', records)
  if (!packed.ok) return packed
  const copies = await openRows(core, 'own', own)
  if (!copies.ok) return copies
  const wrong = { damaged: new Set<Key>(), differing: new Set<Key>() }
  const here = new Set<Key>()
  records.forEach((row, i) => {
    const content = packed.value[i]
    if (!content) return wrong.damaged.add(row.key)
    const { scope } = splitKey(row.key)
    for (const { _id } of content.entries) here.add(keyOf(scope, _id))
    all.entries += content.entries.length
    all.misnamed.push(...content.entries.filter((entry) => !isNamed(entry, row.key)).map(({ _id }) => _id))
    const fold = foldRecord(content.entries, core.removals.of(scope), core.schema)
    const isSound = isSameJson(fold, unpackRecord(content))
    if (!isSound || !isListed(row, content.entries, listed)) wrong.differing.add(row.key)
  })
  for (const key of listed.keys()) if (!records.some((row) => row.key === key)) wrong.differing.add(key)
  own.forEach(({ key, scope }, i) => {
    const entry = copies.value[i]
    const record = recordKeyOf(key)
    if (!entry) wrong.damaged.add(record)
    else if (!here.has(key) && !isRemoved(entry, core.removals.of(scope))) wrong.differing.add(record)
  })
  all.records += records.length
  all.damaged.push(...[...wrong.damaged].map(refOf))
  all.differing.push(...[...wrong.differing].filter((key) => !wrong.damaged.has(key)).map(refOf))
  return done(null)
}

function isNamed(entry: Entry, record: Key): boolean {
  return keyOf(splitKey(record).scope, entry.record) === record && isHashed(entry)
}

function isListed(row: RecordRow, entries: readonly Entry[], listed: ReadonlyMap<Key, Listed>): boolean {
  const { scope } = splitKey(row.key)
  const cases = new Set(
    entries.flatMap((entry) => (entry.case === undefined ? [] : keyOf(scope, entry.case))),
  )
  const known = listed.get(row.key)
  if (known?.entries !== entries.length) return false
  return (
    known?.stamp === row.stamp &&
    known.cases.length === cases.size &&
    known.cases.every((each) => cases.has(each))
  )
}
