import type { Entry, EntryId } from '#lib/entries/entry.ts'
import { parseRecordId, recordOfEntry } from '#lib/entries/ids.ts'
import { isRemoved, type Removals } from '#lib/entries/removals.ts'
import type { Core } from './core.ts'
import { keyOf, splitKey } from './keys.ts'
import { done, type Outcome } from './outcome.ts'
import type { AwayRow, Key } from './rows.ts'
import { readStore } from './transact.ts'
import type { Part, Scope } from './types.ts'

/**
 * [S14] What a change means to records that were let go: the `parts` that come in, groups that are `back`, and
 * rows that learn of `more`. `known` are the rows that it was worked out from, for the records `about`.
 */
export type AwayPlan = {
  parts: readonly Part[]
  back: Key[]
  more: AwayRow[]
  known: AwayRow[]
  about: Key[]
}

/** What a change means while nothing of it is away: the transaction that writes it finds out when that is wrong. */
export function nothingAway(parts: readonly Part[]): AwayPlan {
  return { parts, back: [], more: [], known: [], about: recordsOf(parts) }
}

/** Looks what is away and works it out. */
export async function planAway(core: Core, parts: readonly Part[]): Promise<Outcome<AwayPlan>> {
  const about = recordsOf(parts)
  const read = await readStore(core, 'away', ['away'], () => awayAbout(core, about))
  if (!read.ok) return read
  const plan: AwayPlan = { parts, back: [], more: [], known: read.value, about }
  const held = new Set(read.value.flatMap((row) => holdBack(core, plan, row)))
  if (held.size === 0) return done(plan)
  const comeIn = parts.map(({ scope, entries }) => {
    return { scope, entries: entries.filter(({ _id }) => !held.has(keyOf(scope, _id))) }
  })
  return done({ ...plan, parts: comeIn })
}

/** The rows of what was let go of these records. Runs inside a transaction over `away`. */
async function awayAbout(core: Core, records: readonly Key[]): Promise<AwayRow[]> {
  if ((await core.db.away.count()) === 0) return []
  return core.db.away
    .where('records')
    .anyOf([...records])
    .distinct()
    .toArray()
}

/** True when what is away is no longer what the plan was worked out from. Runs inside a transaction. */
export async function hasAwayMoved(core: Core, { known, about }: AwayPlan): Promise<boolean> {
  const now = await awayAbout(core, about)
  const before = new Map(known.map(({ key, entries }) => [key, entries.length]))
  return now.length !== known.length || now.some(({ key, entries }) => before.get(key) !== entries.length)
}

/** Writes what the plan means to what is away. Runs inside a transaction. */
export async function writeAway(core: Core, { back, more }: AwayPlan): Promise<void> {
  if (back.length > 0) await core.db.away.bulkDelete(back)
  if (more.length > 0) await core.db.away.bulkPut(more)
}

/**
 * [S14] What else must come with these entries, so that the records that they are newly about come back whole.
 * Entries that were here before call for nothing.
 */
export async function awayWith(
  core: Core,
  scope: Scope,
  entries: readonly Entry[],
): Promise<Outcome<EntryId[]>> {
  const parts = [{ scope, entries }]
  const read = await readStore(core, 'away', ['away'], () => awayAbout(core, recordsOf(parts)))
  if (!read.ok) return read
  return done(
    read.value.flatMap((row) => {
      const { fresh, lacking } = compare(core, row, parts)
      return fresh.length > 0 ? lacking : []
    }),
  )
}

/** The entries of the change that stay out; the rest of what the group means is noted in the plan. */
function holdBack(core: Core, plan: AwayPlan, row: AwayRow): Key[] {
  const { came, fresh, lacking } = compare(core, row, plan.parts)
  if (fresh.length > 0 && lacking.length === 0) {
    plan.back.push(row.key)
    return []
  }
  if (fresh.length > 0) plan.more.push({ ...row, entries: [...row.entries, ...fresh] })
  return came.map((id) => keyOf(splitKey(row.key).scope, id))
}

/** What came of a group, what of that is new, and what of the group did not come though nothing erased it. */
function compare(core: Core, row: AwayRow, parts: readonly Part[]) {
  const { scope } = splitKey(row.key)
  const entries = parts.flatMap((part) => (part.scope === scope ? part.entries : []))
  const removals = core.removals.with(scope, core.removals.unknownOf(scope, entries))
  const about = entries.filter(({ record }) => row.records.includes(keyOf(scope, record)))
  const came = [...new Set(about.map(({ _id }) => _id))]
  const stays = (id: EntryId) => !isGone(id, removals)
  return {
    came,
    fresh: came.filter((id) => !row.entries.includes(id) && stays(id)),
    lacking: row.entries.filter((id) => !came.includes(id) && stays(id)),
  }
}

/** What is let go names no case, so that an id alone tells. */
function isGone(id: EntryId, removals: Removals): boolean {
  const record = recordOfEntry(id)
  return isRemoved({ _id: id, record, kind: parseRecordId(record)?.kind ?? '' }, removals)
}

function recordsOf(parts: readonly Part[]): Key[] {
  return [
    ...new Set(parts.flatMap(({ scope, entries }) => entries.map(({ record }) => keyOf(scope, record)))),
  ]
}
