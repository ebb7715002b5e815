import { databaseOf } from '#lib/domain/schema/database.ts'
import type { Json } from '#lib/domain/schema/kind.ts'
import { canonicalJson } from '#lib/entries/canonical.ts'
import type { RecordId } from '#lib/entries/entry.ts'
import type { Folded } from '#lib/entries/fold.ts'
import { slotRecordId } from '#lib/entries/ids.ts'
import { seenOf, textOf, valueOf } from '#lib/entries/read.ts'
import type { Erasures } from '../erasure/erasures.ts'
import { readEntries, readFolded, readRemovals } from '../exchange/read-record.ts'
import { writeForOthers } from '../exchange/write-entries.ts'
import { ownEntry } from '../own-entry.ts'
import type { JoinSlice } from './join-cases.ts'
import { casesOf, sidesOf, type Page } from './sharing-page.ts'
import { isHeldBack, sharedWords, visibleParts, type SharedCase } from './shared-words.ts'

/** What showing needs. */
export type ShowSlice = JoinSlice & { erasures: Pick<Erasures, 'announce' | 'settle'> }

/**
 * Brings what the second tavolo sees to what both agreed and the case says now. `agreed` is `undefined` when nothing
 * is to be seen. What it may not see any more is erased. Answers the page as it is then.
 */
export async function showShared(
  given: ShowSlice,
  page: Page,
  agreed: readonly string[] | undefined,
  keep: (page: Page) => Promise<Page>,
): Promise<Page> {
  const { guest } = sidesOf(page)
  const database = casesOf(page[guest])
  const of = agreed && (await sharedCase(given, page))
  const parts = of && !isHeldBack(of) ? visibleParts(of, agreed ?? []) : undefined
  const isTooMuch = page.anew === true || page.shown?.parts.some((part) => !parts?.includes(part)) === true
  let now = page
  if (page.shown && (!parts || isTooMuch)) {
    await eraseShown(given, database, page.shown.record)
    const { shown: _, anew: __, ...left } = page
    now = await keep({ ...left, turn: page.turn + 1 })
  }
  if (!of || !parts) return now
  const record = now.shown?.record ?? slotRecordId('shared', page.record, String(now.turn))
  if (canonicalJson(now.shown?.parts ?? null) !== canonicalJson(parts))
    now = await keep({ ...now, shown: { record, parts } })
  const words = sharedWords(of, parts)
  await tell(given, database, record, { sharing: page.record, ...words })
  return now
}

/** The case where the competent tavolo has it, with its person and what else the words hang on. */
async function sharedCase(given: ShowSlice, page: Page): Promise<SharedCase | undefined> {
  const { host } = sidesOf(page)
  const target = page[`${host}Case`]
  const database = casesOf(page[host])
  const removals = await readRemovals(given, database)
  const folded = target && (await readFolded(given, database, target, removals))
  const of = folded && textOf(folded, 'person')
  const person = of === undefined ? undefined : await readFolded(given, database, of, removals)
  if (!folded || !person) return undefined
  const contacts = [page.one, page.other].map((tavolo) => databaseOf('contatti', tavolo).name)
  const others: Folded[] = []
  for (const part of page.parts)
    for (const place of part.startsWith('contact-') ? contacts : [database]) {
      const found = await readFolded(given, place, part, place === database ? removals : undefined)
      if (found) others.push(found)
    }
  return { case: folded, person, others }
}

/** Writes what differs and clears what is not said any more. */
async function tell(
  given: ShowSlice,
  database: string,
  record: RecordId,
  words: Record<string, Json>,
): Promise<void> {
  const there = await readFolded(given, database, record)
  const cleared = Object.keys(there?.fields ?? {}).filter((path) => !(path in words))
  const wanted: [string, Json][] = [
    ...Object.entries(words),
    ...cleared.map((path): [string, null] => [path, null]),
  ]
  const changes = wanted
    .filter(
      ([path, value]) => canonicalJson((there && valueOf(there, path)) ?? null) !== canonicalJson(value),
    )
    .map(([path, value]) => ({ path, value, seen: seenOf(there, path) }))
  if (changes.length === 0) return
  const entry = await ownEntry(given.key, { kind: 'shared', record, changes, now: given.now() })
  const [row] = await writeForOthers(given, database, [entry])
  if (!row || 'error' in row) throw new Error('the replica did not take what two tavoli share')
}

/** For ever, on every tablet: the words go with their record, once. */
async function eraseShown(given: ShowSlice, database: string, shown: RecordId): Promise<void> {
  const record = slotRecordId('erasure', shown, 'shared')
  if ((await readEntries(given, database, record)).length > 0) return
  const changes = [
    { path: 'target', value: { record: shown }, seen: [] },
    { path: 'basis', value: 'RICHIESTA', seen: [] },
  ]
  const entry = await ownEntry(given.key, { kind: 'erasure', record, changes, now: given.now() })
  await given.erasures.announce(database, [entry])
  const rows = await writeForOthers(given, database, [entry])
  given.erasures.settle(database, [entry], rows)
}
