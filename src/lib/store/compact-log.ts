import type { Core } from './core.ts'
import { done, type Outcome } from './outcome.ts'
import { writeStore } from './transact.ts'

/** How long the log may get before one row takes the place of all. */
const longest = 300

/** [S2] Keeps the log short, so that opening stays quick. A store that a newer app owns is left as it is. */
export async function compactLog(core: Core): Promise<Outcome<null>> {
  const compacted = await writeStore(core, 'compact', ['log'], async (_, gate) => {
    const isTrue = core.catalogue.asOf() === gate.writes
    if (isTrue && (await core.db.log.count()) > longest) {
      await core.db.log.clear()
      await core.db.log.add(core.catalogue.whole())
    }
    return { value: null, change: 'marks' }
  })
  return compacted.ok || compacted.reason === 'newer-app' ? done(null) : compacted
}
