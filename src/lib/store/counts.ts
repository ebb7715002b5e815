import { catchUp } from './catch-up.ts'
import type { Core } from './core.ts'
import { done, type Outcome } from './outcome.ts'
import { allOwnWith, marks } from './own-rows.ts'
import { openRows } from './sealing.ts'
import { readStore } from './transact.ts'
import type { Counts, Mark } from './types.ts'

/** [S5] How many own entries stand where, counted on the index in one transaction, so true at every step. */
export async function counts(core: Core): Promise<Outcome<Counts>> {
  const read = await readStore(core, 'counts', ['own', 'quarantine'], async () => {
    const [oldest, quarantined, ...found] = await Promise.all([
      allOwnWith(core, 'local').first(),
      core.db.quarantine.count(),
      ...marks.map((mark) => allOwnWith(core, mark).count()),
    ])
    const byMark = Object.fromEntries(marks.map((mark, i) => [mark, found[i]])) as Record<Mark, number>
    return { tally: { ...byMark, quarantined }, oldest }
  })
  if (!read.ok) return read
  const { tally, oldest } = read.value
  const opened = await openRows(core, 'own', oldest ? [oldest] : [])
  if (!opened.ok) return opened
  const oldestUnsent = opened.value[0]?.at
  return done({ ...tally, ...(oldestUnsent !== undefined && { oldestUnsent }) })
}

/** How many records and entries are held. */
export async function size(core: Core): Promise<Outcome<{ records: number; entries: number }>> {
  const caught = await catchUp(core)
  return caught.ok ? done(core.catalogue.size()) : caught
}
