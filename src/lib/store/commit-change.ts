import type { Removals } from '#lib/entries/removals.ts'
import type { Core } from './core.ts'
import { keyOf, refOf } from './keys.ts'
import { loadRecords, type View, type Wanted } from './load-records.ts'
import { done, refuse, type Outcome } from './outcome.ts'
import { planChange, type Plan } from './plan-change.ts'
import { removalDelta, type RemovalDelta } from './removal-delta.ts'
import { repairRecords } from './repair-records.ts'
import type { Key } from './rows.ts'
import { sealPlan, type Beside, type SealedPlan } from './seal-plan.ts'
import { writeStore } from './transact.ts'
import type { Part, Scope } from './types.ts'
import { hasMoved, writePlan, type WrittenPlan } from './write-plan.ts'

/** Entries to add, and what becomes true with them. `own`: made here, so they wait to be pushed. */
export type Change = { step: string; parts: readonly Part[]; own: boolean; beside: Beside }

/** What a change did. */
export type Committed = WrittenPlan & { plan: Plan }

/** How often a change is worked out again because others wrote the same records. */
const attempts = 12

/**
 * [S2] Adds entries: folds and seals all, then writes all in one transaction, which does nothing when a record
 * was written meanwhile; then it is worked out again. Rows that do not open are repaired first.
 */
export async function commitChange(core: Core, change: Change): Promise<Outcome<Committed, 'erased'>> {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const delta = removalDelta(core, change.parts)
    const loaded = await loadSound(core, {
      ...delta,
      records: [...new Set([...recordsOf(change.parts), ...delta.records])],
    })
    if (!loaded.ok) return loaded
    const { writes: asOf, prior } = loaded.value
    const removing = takenBy(core, delta)
    const removalsOf = (scope: Scope) => removing.get(scope) ?? core.removals.of(scope)
    const plan = planChange(change.parts, prior, removalsOf, new Set(removing.keys()), core.schema)
    if (change.own && plan.gone.some(({ erased }) => erased)) return refuse('erased')
    const sealed = await sealPlan(core, plan, change.own)
    if (!sealed.ok) return sealed
    const written = await write(core, change.step, { ...sealed.value, asOf, removing, beside: change.beside })
    if (!written.ok) return written
    if (written.value) return done(follow(core, change, written.value, plan, delta))
    if (core.cache.asOf() === asOf) core.cache.restart()
  }
  return refuse('contended')
}

/** The same for entries that came from elsewhere: what is taken away is left out, and nothing refuses. */
export async function commitReceived(
  core: Core,
  step: string,
  parts: readonly Part[],
  beside: Beside,
): Promise<Outcome<Committed>> {
  const committed = await commitChange(core, { step, parts, own: false, beside })
  if (committed.ok) return committed
  const { reason } = committed
  if (reason === 'erased') throw new Error('only own entries are refused')
  return refuse(reason)
}

function recordsOf(parts: readonly Part[]): Key[] {
  return parts.flatMap(({ scope, entries }) => entries.map(({ record }) => keyOf(scope, record)))
}

/** [S11] Loads, and where a row does not open repairs its record and loads again. */
async function loadSound(core: Core, wanted: Wanted): Promise<Outcome<View>> {
  const loaded = await loadRecords(core, wanted)
  if (!loaded.ok || loaded.value.damaged.length === 0) return loaded
  core.emit({ type: 'damaged', records: loaded.value.damaged })
  const repaired = await repairRecords(core, loaded.value.damaged)
  return repaired.ok ? loadRecords(core, wanted) : repaired
}

function takenBy(core: Core, delta: RemovalDelta): Map<Scope, Removals> {
  return new Map([...delta.entries].map(([scope, entries]) => [scope, core.removals.with(scope, entries)]))
}

type Write = { did: WrittenPlan; stamp: number; change: 'marks' | 'rows' | 'drops' }

/** `undefined` when a record moved: nothing was written. */
function write(core: Core, step: string, sealed: SealedPlan): Promise<Outcome<Write | undefined>> {
  const tables = ['entries', 'records', 'scopes', 'quarantine'] as const
  return writeStore<Write | undefined>(core, step, tables, async (stamp, gate) => {
    if (await hasMoved(core, sealed, gate)) return { value: undefined, change: 'marks' }
    const did = await writePlan(core, sealed, stamp)
    const hasRows = sealed.entries.length + sealed.plan.records.length > 0
    const change = did.dropped > 0 || sealed.removing.size > 0 ? 'drops' : hasRows ? 'rows' : 'marks'
    return { value: { did, stamp, change }, change }
  })
}

/** After the commit: what is in memory follows, and whoever watches hears. */
function follow(
  core: Core,
  { parts, own, beside }: Change,
  written: Write,
  plan: Plan,
  delta: RemovalDelta,
): Committed {
  const { did, stamp, change } = written
  if (delta.entries.size > 0) core.removals.add(stamp, delta.entries)
  if (change !== 'marks') {
    const records = plan.records.map(({ key, entries, folded }) => [key, folded && entries] as const)
    core.cache.follow(stamp - 1, new Map(records))
  }
  core.emit({
    type: 'changed',
    records: plan.records.map(({ key }) => refOf(key)),
    scopes: [...new Set([...parts, ...beside.scopes].map(({ scope }) => scope))],
    counts: own || did.confirmed.length + did.dropped + beside.aside.length + beside.released.length > 0,
  })
  return { ...did, plan }
}
