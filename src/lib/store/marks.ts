import type { Entry, EntryId } from '#lib/entries/entry.ts'
import { isRemoved } from '#lib/entries/removals.ts'
import { catchUp } from './catch-up.ts'
import type { Core } from './core.ts'
import { keyOf, recordKeyOf, refOf, splitKey } from './keys.ts'
import { done, type Outcome } from './outcome.ts'
import { allOwnWith, identityOf, isUnsent, ownWith, unconfirmed } from './own-rows.ts'
import type { Key, OwnRow } from './rows.ts'
import { readEntries } from './read-entries.ts'
import { openRows } from './sealing.ts'
import { readStore, writeStore } from './transact.ts'
import type { Mark, Refused, Scope } from './types.ts'

/**
 * [S5] Own entries that wait to be pushed, the oldest save first. Where a copy does not open the record's is
 * taken; an entry of which neither opens goes to the tray as `damaged`.
 */
export async function unsent(core: Core, scope: Scope, limit: number): Promise<Outcome<Entry[]>> {
  const rows = await readStore(core, 'unsent', ['own'], () =>
    ownWith(core, scope, 'local').limit(limit).toArray(),
  )
  if (!rows.ok) return rows
  const found = await openOwn(core, rows.value)
  if (!found.ok) return found
  const damaged = rows.value.filter((_, i) => !found.value[i]).map(({ key }) => key)
  if (damaged.length === 0) return done(found.value.flatMap((entry) => entry ?? []))
  core.emit({ type: 'damaged', records: recordsOf(damaged) })
  const ids = damaged.map((key) => splitKey(key).id)
  const moved = await mark(core, scope, ids, 'refused', 'damaged')
  return moved.ok ? unsent(core, scope, limit) : moved
}

/** Own entries from their own copies or, where one does not open, from their records. */
async function openOwn(core: Core, rows: readonly OwnRow[]): Promise<Outcome<(Entry | undefined)[]>> {
  const opened = await openRows(core, 'own', rows)
  if (!opened.ok || opened.value.every((entry) => entry)) return opened
  const found: (Entry | undefined)[] = []
  for (const [i, { key, scope }] of rows.entries()) {
    const own = opened.value[i]
    const read = own ? undefined : await readEntries(core, scope, [splitKey(key).id])
    if (read && !read.ok) return read
    found.push(own ?? read?.value.entries[0])
  }
  return done(found)
}

/**
 * [S5] Moves the marks of own entries; ids that are not here or not own are passed over. `sent` and `refused`
 * do not take back `confirmed`. An entry of a case that went to another tavolo is dropped once it is sent.
 */
export async function mark(
  core: Core,
  scope: Scope,
  ids: readonly EntryId[],
  to: Mark,
  reason?: string,
): Promise<Outcome<null>> {
  const keys = [...new Set(ids)].map((id) => keyOf(scope, id))
  for (;;) {
    const moved = await writeStore(core, `mark-${to}`, ['own'], async (stamp, gate) => {
      const isStale = gate.drops > core.removals.asOf()
      if (!isStale) await moveMarks(core, scope, keys, (row) => withMark(row, to, reason, stamp))
      return { value: isStale, change: 'marks' }
    })
    if (!moved.ok) return moved
    if (!moved.value) break
    const caught = await catchUp(core)
    if (!caught.ok) return caught
  }
  core.emit({ type: 'changed', records: recordsOf(keys), scopes: [scope], counts: true })
  return done(null)
}

async function moveMarks(
  core: Core,
  scope: Scope,
  keys: Key[],
  marked: (row: OwnRow) => OwnRow | undefined,
): Promise<void> {
  const removals = core.removals.of(scope)
  const rows = (await core.db.own.bulkGet(keys)).flatMap((row) => (row && marked(row)) ?? [])
  const isOver = (row: OwnRow) => !isUnsent(row) && isRemoved(identityOf(row), removals)
  await core.db.own.bulkDelete(rows.filter(isOver).map(({ key }) => key))
  await core.db.own.bulkPut(rows.filter((row) => !isOver(row)))
}

function recordsOf(keys: readonly Key[]) {
  return [...new Set(keys.map(recordKeyOf))].map(refOf)
}

/** The row with its new mark, or nothing when it may not move. What is to be pushed again queues last. */
function withMark(row: OwnRow, to: Mark, reason: string | undefined, stamp: number): OwnRow | undefined {
  const { reason: _, ...rest } = row
  if (row.mark === to || (row.mark === 'confirmed' && to !== 'local')) return undefined
  return {
    ...rest,
    mark: to,
    ...(to === 'local' && { stamp }),
    ...(to === 'refused' && { reason: reason ?? '' }),
  }
}

/** The tray: what was refused and why, the oldest save first. */
export async function refused(core: Core, scope?: Scope): Promise<Outcome<Refused[]>> {
  const rows = await readStore(core, 'refused', ['scopes', 'own'], async () => {
    const scopes = scope === undefined ? await core.db.scopes.toCollection().primaryKeys() : [scope]
    const found = await Promise.all(scopes.map((each) => ownWith(core, each, 'refused').toArray()))
    return found.flat()
  })
  if (!rows.ok) return rows
  const opened = await openOwn(core, rows.value)
  if (!opened.ok) return opened
  return done(
    rows.value.map(({ key, reason }, i) => {
      const { scope: of, id } = splitKey(key)
      const entry = opened.value[i]
      return { scope: of, id, reason: reason ?? '', ...(entry && { entry }) }
    }),
  )
}

/** Puts refused entries back into the queue; without ids, all of the scope. Answers how many. */
export async function retryRefused(
  core: Core,
  scope: Scope,
  ids?: readonly EntryId[],
): Promise<Outcome<number>> {
  const tray = await readStore(core, 'refused', ['own'], () => ownWith(core, scope, 'refused').primaryKeys())
  if (!tray.ok) return tray
  const again = tray.value.map((key) => splitKey(key).id).filter((id) => !ids || ids.includes(id))
  const moved = await mark(core, scope, again, 'local')
  return moved.ok ? done(again.length) : moved
}

/** Own entries that are not confirmed, by id and mark. */
export async function outstanding(core: Core): Promise<Outcome<{ scope: Scope; id: EntryId; mark: Mark }[]>> {
  return readStore(core, 'outstanding', ['own'], async () => {
    const found = unconfirmed.map(async (mark) => {
      const keys = await allOwnWith(core, mark).primaryKeys()
      return keys.map((key) => ({ ...splitKey(key), mark }))
    })
    return (await Promise.all(found)).flat()
  })
}
