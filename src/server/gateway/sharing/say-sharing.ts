import type { Json } from '#lib/domain/schema/kind.ts'
import type { Entry } from '#lib/entries/entry.ts'
import { foldRecord } from '#lib/entries/fold.ts'
import { seenOf, valueOf } from '#lib/entries/read.ts'
import { gatewayLogin } from '#lib/domain/schema/roles.ts'
import { readEntries } from '../exchange/read-record.ts'
import { writeForOthers } from '../exchange/write-entries.ts'
import { ownEntry } from '../own-entry.ts'
import type { JoinSlice } from './join-cases.ts'
import { answerPaths, casesOf, proposalPaths, sidesOf, type Page, type Side } from './sharing-page.ts'

/** Tells both tavoli what was found: that a case of each may be of one person, and who is competent. */
export async function tellFound(given: JoinSlice, page: Page): Promise<void> {
  const said = Object.fromEntries(proposalPaths.flatMap((path) => (page[path] ? [[path, page[path]]] : [])))
  for (const tavolo of [page.one, page.other]) {
    const there = foldRecord(await readEntries(given, casesOf(tavolo), page.record))
    const changes = Object.entries(said as Record<string, Json>)
      .filter(([path, value]) => !there || valueOf(there, path) !== value)
      .map(([path, value]) => ({ path, value, seen: seenOf(there, path) }))
    if (changes.length === 0) continue
    const draft = { kind: 'sharing', record: page.record, changes, now: given.now() }
    await writeForOthers(given, casesOf(tavolo), [await ownEntry(given.key, draft)])
  }
}

/**
 * Brings to each side what the other said, and nothing that was not its to say. Answers what each database itself
 * holds, `one` first.
 */
export async function mirrorSharing(given: JoinSlice, page: Page): Promise<[Entry[], Entry[]]> {
  if (page.reason === 'STESSA_PERSONA') await tellFound(given, page)
  const read = (tavolo: string) => readEntries(given, casesOf(tavolo), page.record)
  const held: Record<Side, Entry[]> = { one: await read(page.one), other: await read(page.other) }
  for (const [from, to] of [
    ['one', 'other'],
    ['other', 'one'],
  ] as const) {
    const ids = new Set(held[to].map(({ _id }) => _id))
    const carried = held[from].filter((entry) => !ids.has(entry._id) && maySay(page, from, entry))
    if (carried.length > 0) await writeForOthers(given, casesOf(page[to]), carried)
  }
  return [held.one, held.other]
}

function maySay(page: Page, side: Side, { author, set }: Entry): boolean {
  const proposes = page.reason !== 'STESSA_PERSONA' && sidesOf(page).host === side
  const allowed: readonly string[] = proposes ? [...answerPaths[side], ...proposalPaths] : answerPaths[side]
  return author !== gatewayLogin && Object.keys(set).every((path) => allowed.includes(path))
}
