import type { Json } from '#lib/domain/schema/kind.ts'
import type { RecordId } from '#lib/entries/entry.ts'
import { databaseOf } from '#lib/domain/schema/database.ts'
import { caseOfMatch, matchOf } from '#lib/entries/match-of.ts'
import { seenOf, textOf, valueOf } from '#lib/entries/read.ts'
import type { Folded } from '#lib/entries/fold.ts'
import type { Writes } from '../erasure/queue.ts'
import { readFolded } from '../exchange/read-record.ts'
import { writeForOthers } from '../exchange/write-entries.ts'
import { ownEntry } from '../own-entry.ts'
import { sendCase, type MoveSlice } from '../transfer/move-case.ts'
import { casesOf } from './sharing-page.ts'

/** Two cases of one person: the one that goes on, with its tavolo, and the one that goes to it. */
export type Joining = { host: string; kept: RecordId; guest: string; other: RecordId }

/** What joining needs. */
export type JoinSlice = MoveSlice & { writes: Writes }

/**
 * One person, one case (domain.md §9, scenario 7): the second tavolo's case goes to the competent one, is united with
 * its own, and of two contacts the later becomes a return. Repeating it changes nothing.
 */
export async function joinCases(given: JoinSlice, { host, kept, guest, other }: Joining): Promise<void> {
  const home = given.places.homeOf(casesOf(guest), other)
  // Meanwhile it went to a third tavolo, which agreed to nothing.
  if (home !== undefined && home !== casesOf(host)) return
  await sendCase(given, { from: guest, to: host, target: other })
  const database = casesOf(host)
  const record = matchOf(kept, other)
  if (!(await readFolded(given, database, record)))
    await say(given, database, {
      kind: 'match',
      record,
      case: caseOfMatch(kept, other),
      set: { one: kept, otherCase: other, verdict: 'UNITI', kept },
    })
  await countOnce(given, { host, kept, guest, other })
}

type Said = { kind: string; record: RecordId; case?: RecordId; set: Record<string, Json>; over?: Folded }

async function say(given: JoinSlice, database: string, { set, over, ...of }: Said): Promise<void> {
  const changes = Object.entries(set).map(([path, value]) => ({ path, value, seen: seenOf(over, path) }))
  const entry = await ownEntry(given.key, { ...of, changes, now: given.now() })
  const [row] = await writeForOthers(given, database, [entry])
  if (!row || 'error' in row) throw new Error('the replica did not take what joins two cases')
}

type Reached = { database: string; contact?: Folded; on: string }

/** The first reach counts, on its day; the other one is a return (domain.md §5.1). */
async function countOnce(given: JoinSlice, { host, kept, guest, other }: Joining): Promise<void> {
  const first = await reachedBy(given, host, kept, host)
  const second = await reachedBy(given, host, other, guest)
  const later = first.on <= second.on ? second : first
  if (!later.contact || valueOf(later.contact, 'type') === 'RITORNO') return
  const { record } = later.contact
  await say(given, later.database, {
    kind: 'contact',
    record,
    set: { type: 'RITORNO' },
    over: later.contact,
  })
}

async function reachedBy(given: JoinSlice, home: string, ofCase: RecordId, tavolo: string): Promise<Reached> {
  const folded = await readFolded(given, casesOf(home), ofCase)
  const database = databaseOf('contatti', tavolo).name
  const pointed = folded && textOf(folded, 'contact')
  const contact = pointed === undefined ? undefined : await readFolded(given, database, pointed)
  const on = (contact && textOf(contact, 'date')) ?? (folded && textOf(folded, 'openedOn')) ?? '9999'
  return { database, ...(contact && { contact }), on }
}
