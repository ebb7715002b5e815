import { schema as ownSchema, type Schema } from '#lib/domain/kinds/index.ts'
import type { Random } from '#lib/entries/ids.ts'
import { catchUp } from './catch-up.ts'
import { createCatalogue } from './catalogue.ts'
import { compactLog } from './compact-log.ts'
import { holdConnection } from './connection.ts'
import type { Core, Tap } from './core.ts'
import { createStore } from './create-store.ts'
import { describeDatabase, type DatabasePlace } from './database.ts'
import { createEntryCache } from './entry-cache.ts'
import { createOpenedCache } from './opened-cache.ts'
import { done, refuse, type Outcome } from './outcome.ts'
import { recordRefs } from './read-records.ts'
import { createKnownRemovals } from './removals.ts'
import { repairRecords } from './repair-records.ts'
import type { RowVault } from './row-vault.ts'
import { refusalOf, writeStore } from './transact.ts'
import type { Store } from './types.ts'
import { createWatch } from './watch.ts'

/**
 * The schema epoch of this app. It goes up with anything that folds entries otherwise than before (a kind, a
 * path, a policy, the fold itself) or writes rows that an older app cannot read.
 */
export const storeEpoch = 1

/** What a store is opened with. `now`: wall clock in ms. `progress`: told while all is folded again. */
export type StoreOptions = DatabasePlace & {
  vault: RowVault
  random: Random
  now: () => number
  schema?: Schema
  epoch?: number
  tap?: Tap
  progress?: (done: number, of: number) => void
}

/**
 * [S8] Opens the store of one vault. An older app's rows are folded again first, with what this app knows;
 * over a newer app's rows it opens for reading, and every write answers `newer-app`.
 */
export async function openStore(options: StoreOptions): Promise<Outcome<Store>> {
  const { vault, random, now, schema = ownSchema, epoch = storeEpoch, tap } = options
  const { emit, watch } = createWatch()
  const db = describeDatabase(options)
  const memory = {
    catalogue: createCatalogue(),
    cache: createEntryCache(),
    opened: createOpenedCache(),
    removals: createKnownRemovals(),
  }
  const core: Core = {
    db,
    vault,
    schema,
    epoch,
    random,
    now,
    ...memory,
    emit,
    ...holdConnection(db, epoch, emit),
    ...(tap && { tap }),
  }
  const passed = await passGate(core)
  if (!passed.ok) return passed
  const ready = await prepare(core, passed.value.refolded, options.progress)
  if (ready.ok) return done(createStore(core, passed.value.born, watch))
  core.close()
  return ready
}

/** Fills memory and, where an older app wrote, folds all again. */
async function prepare(
  core: Core,
  refolded: boolean,
  progress?: (done: number, of: number) => void,
): Promise<Outcome<null>> {
  const caught = await catchUp(core)
  if (!caught.ok) return caught
  return refolded ? compactLog(core) : refoldAll(core, progress)
}

/** Opens the database and raises the gate to this app's epoch, where it is lower. */
async function passGate(core: Core): Promise<Outcome<{ born: boolean; refolded: boolean }>> {
  const { db, epoch } = core
  await core.tap?.('open:before')
  try {
    await db.open()
    const passed = await db.transaction('rw', db.gate, async () => {
      const gate = await db.gate.get('gate')
      if (!gate) await db.gate.add({ id: 'gate', epoch, refolded: true, writes: 0, drops: 0 })
      else if (gate.epoch < epoch) await db.gate.put({ ...gate, epoch, refolded: false })
      return { born: !gate, refolded: !gate || gate.epoch > epoch || (gate.epoch === epoch && gate.refolded) }
    })
    await core.tap?.('open:after')
    return done(passed)
  } catch (error) {
    core.close()
    return refuse(refusalOf(error))
  }
}

/** [S8] What an older app kept without understanding it now counts. Begun again when it did not end. */
async function refoldAll(core: Core, progress?: (done: number, of: number) => void): Promise<Outcome<null>> {
  const refs = await recordRefs(core)
  if (!refs.ok) return refs
  for (let from = 0; from < refs.value.length; from += 200) {
    const repaired = await repairRecords(core, refs.value.slice(from, from + 200))
    if (!repaired.ok) return repaired
    progress?.(Math.min(from + 200, refs.value.length), refs.value.length)
  }
  return writeStore(core, 'refolded', [], async (_, gate) => {
    await core.db.gate.put({ ...gate, refolded: true })
    return { value: null, change: 'marks' }
  })
}
