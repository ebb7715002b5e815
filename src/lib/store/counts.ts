import { catchUp } from './catch-up.ts'
import type { Core } from './core.ts'
import { done, type Outcome } from './outcome.ts'
import { marks, ownWith } from './own-rows.ts'
import type { OwnRow } from './rows.ts'
import { openRows } from './sealing.ts'
import { readStore } from './transact.ts'
import type { Counts, Mark, Scope, Tally } from './types.ts'

/** [S5] How many own entries stand where, counted on the index in one transaction, so true at every step. */
export async function counts(core: Core): Promise<Outcome<Counts>> {
  const read = await readStore(core, 'counts', ['scopes', 'own', 'quarantine'], async () => {
    const scopes = await core.db.scopes.toCollection().primaryKeys()
    const tallies = await Promise.all(scopes.map((scope) => tally(core, scope)))
    const first = await Promise.all(scopes.map((scope) => ownWith(core, scope, 'local').first()))
    return { perScope: Object.fromEntries(scopes.map((scope, i) => [scope, tallies[i] as Tally])), first }
  })
  if (!read.ok) return read
  const { perScope, first } = read.value
  const oldest = oldestOf(first.flatMap((row) => row ?? []))
  const opened = await openRows(core, 'own', oldest ? [oldest] : [])
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

function oldestOf(rows: readonly OwnRow[]): OwnRow | undefined {
  return [...rows].sort((a, b) => a.stamp - b.stamp)[0]
}

/** How many records and entries are held. */
export async function size(core: Core): Promise<Outcome<{ records: number; entries: number }>> {
  const caught = await catchUp(core)
  return caught.ok ? done(core.catalogue.size()) : caught
}
