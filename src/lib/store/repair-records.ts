import { catchUp, readNews, takeIn } from './catch-up.ts'
import type { Core } from './core.ts'
import { entriesWithin, keyOf } from './keys.ts'
import { mendRecords, type FoundRows, type Mended } from './mend-records.ts'
import { done, refuse, type Outcome } from './outcome.ts'
import type { Key } from './rows.ts'
import { readStore, writeStore } from './transact.ts'
import type { RecordRef, Repaired } from './types.ts'

const chunk = 100
const attempts = 12

/**
 * [S11] Folds records again from what opens: their rows and the copies of own entries, each mending the other.
 * A record whose row did not open holds own entries alone until a reconcile: `refetch` names it, and its scope owes one.
 */
export async function repairRecords(core: Core, records: readonly RecordRef[]): Promise<Outcome<Repaired>> {
  const all: Repaired = { records: [...records], refetch: [], lost: [] }
  for (let from = 0; from < records.length; from += chunk) {
    const keys = records.slice(from, from + chunk).map(({ scope, record }) => keyOf(scope, record))
    const repaired = await repairChunk(core, keys)
    if (!repaired.ok) return repaired
    all.refetch.push(...repaired.value.refetch)
    all.lost.push(...repaired.value.lost)
  }
  const scopes = [...new Set(records.map(({ scope }) => scope))]
  core.emit({ type: 'changed', records: all.records, scopes, counts: all.lost.length > 0 })
  return done(all)
}

async function repairChunk(core: Core, keys: readonly Key[]): Promise<Outcome<Mended>> {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const found = await findRows(core, keys)
    if (!found.ok) return found
    const mended = await mendRecords(core, keys, found.value)
    if (!mended.ok) return mended
    const written = await writeMended(core, mended.value, found.value.asOf)
    if (!written.ok) return written
    const caught = await catchUp(core)
    if (!caught.ok) return caught
    if (written.value) return mended
  }
  return refuse('contended')
}

async function findRows(core: Core, keys: readonly Key[]): Promise<Outcome<FoundRows & { asOf: number }>> {
  const found = await readStore(
    core,
    'repair-read',
    ['gate', 'log', 'records', 'own', 'scopes'],
    async () => {
      const own = keys.map(entriesWithin).map(({ above, below }) => {
        return core.db.own.where('key').between(above, below, false, false).toArray()
      })
      return {
        news: await readNews(core),
        records: (await core.db.records.bulkGet([...keys])).flatMap((row) => row ?? []),
        own: (await Promise.all(own)).flat(),
      }
    },
  )
  if (!found.ok) return found
  const { news, records, own } = found.value
  const taken = await takeIn(core, news)
  return taken.ok ? done({ asOf: news.gate.writes, records, own }) : taken
}

/** False when others wrote meanwhile: nothing was written. What took away may be mended too, so all look again. */
function writeMended(core: Core, mended: Mended, asOf: number): Promise<Outcome<boolean>> {
  const { records, own, log, quarantine, scopes } = core.db
  const tables = ['records', 'own', 'log', 'quarantine', 'scopes'] as const
  return writeStore<boolean>(core, 'repair', tables, async (stamp, gate) => {
    if (gate.writes !== asOf) return { value: false, change: 'marks' }
    await own.bulkDelete(mended.dead)
    await own.bulkPut(mended.own)
    await records.bulkDelete(mended.log.gone ?? [])
    await records.bulkPut(mended.records.map((row) => ({ ...row, stamp })))
    await log.add({ ...mended.log, stamp })
    await quarantine.bulkPut(mended.aside)
    for (const scope of new Set(mended.refetch.map((ref) => ref.scope))) {
      await scopes.put({ ...(await scopes.get(scope)), scope, owesComparison: true })
    }
    return { value: true, change: 'drops' }
  })
}
