import { catchUp } from './catch-up.ts'
import type { Core } from './core.ts'
import { done, type Outcome } from './outcome.ts'
import { allOwnWith, marks } from './own-rows.ts'
import { openRows } from './sealing.ts'
import { readStore } from './transact.ts'
import type { Counts, Mark, ScopeMarks } from './types.ts'

/** [S5] How many own entries stand where, counted on the index in one transaction, so true at every step. */
export async function counts(core: Core): Promise<Outcome<Counts>> {
  const read = await standing(core)
  return read.ok ? done(read.value.counts) : read
}

/** Counts and scopes as of one moment. */
export async function standing(core: Core): Promise<Outcome<{ counts: Counts; scopes: ScopeMarks[] }>> {
  const read = await readStore(core, 'standing', ['own', 'quarantine', 'scopes'], async () => {
    const [oldest, quarantined, scopes, ...found] = await Promise.all([
      allOwnWith(core, 'local').first(),
      core.db.quarantine.count(),
      core.db.scopes.toArray(),
      ...marks.map((mark) => allOwnWith(core, mark).count()),
    ])
    const byMark = Object.fromEntries(marks.map((mark, i) => [mark, found[i]])) as Record<Mark, number>
    return { tally: { ...byMark, quarantined }, oldest, scopes }
  })
  if (!read.ok) return read
  const { tally, oldest, scopes } = read.value
  const opened = await openRows(core, 'own', oldest ? [oldest] : [])
  if (!opened.ok) return opened
  const oldestUnsent = opened.value[0]?.at
  return done({ counts: { ...tally, ...(oldestUnsent !== undefined && { oldestUnsent }) }, scopes })
}

/** How many records and entries are held. */
export async function size(core: Core): Promise<Outcome<{ records: number; entries: number }>> {
  const caught = await catchUp(core)
  return caught.ok ? done(core.catalogue.size()) : caught
}
