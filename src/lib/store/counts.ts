import type { Core } from './core.ts'
import { done, type Outcome } from './outcome.ts'
import { marks, ownWith } from './own-rows.ts'
import type { EntryRow } from './rows.ts'
import { openRows } from './sealing.ts'
import { readStore } from './transact.ts'
import type { Counts, Mark, Scope, Tally } from './types.ts'

/** [S5] How many own entries stand where, counted on the index in one transaction, so true at every step. */
export async function counts(core: Core): Promise<Outcome<Counts>> {
  const read = await readStore(core, 'counts', ['scopes', 'entries', 'quarantine'], async () => {
    const scopes = await core.db.scopes.toCollection().primaryKeys()
    const tallies = await Promise.all(scopes.map((scope) => tally(core, scope)))
    const first = await Promise.all(scopes.map((scope) => ownWith(core, scope, 'local').first()))
    return { perScope: Object.fromEntries(scopes.map((scope, i) => [scope, tallies[i] as Tally])), first }
  })
  if (!read.ok) return read
  const { perScope, first } = read.value
  const oldest = oldestOf(first.flatMap((row) => row ?? []))
  const opened = await openRows(core, 'entries', oldest ? [oldest] : [])
  if (!opened.ok) return opened
  const oldestUnsent = opened.value[0]?.at
  return done({
    ...sum(Object.values(perScope)),
    perScope,
    ...(oldestUnsent !== undefined && { oldestUnsent }),
  })
}

async function tally(core: Core, scope: Scope): Promise<Tally> {
  const found = await Promise.all(marks.map((mark) => ownWith(core, scope, mark).count()))
  const quarantined = await core.db.quarantine.where('scope').equals(scope).count()
  return {
    ...(Object.fromEntries(marks.map((mark, i) => [mark, found[i]])) as Record<Mark, number>),
    quarantined,
  }
}

function sum(tallies: readonly Tally[]): Tally {
  const total: Tally = { local: 0, sent: 0, confirmed: 0, refused: 0, quarantined: 0 }
  for (const each of tallies) {
    for (const name of Object.keys(total) as (keyof Tally)[]) total[name] += each[name]
  }
  return total
}

function oldestOf(rows: readonly EntryRow[]): EntryRow | undefined {
  return [...rows].sort((a, b) => (a.stamp ?? 0) - (b.stamp ?? 0))[0]
}

/** How many rows are held. */
export function size(core: Core): Promise<Outcome<{ records: number; entries: number }>> {
  return readStore(core, 'size', ['records', 'entries'], async () => ({
    records: await core.db.records.count(),
    entries: await core.db.entries.count(),
  }))
}
