import type { Removals } from '#lib/entries/removals.ts'
import { hasAwayMoved, nothingAway, planAway } from './away.ts'
import type { Core } from './core.ts'
import { catchUp } from './catch-up.ts'
import { keyOf, refOf } from './keys.ts'
import { loadRecords, type View } from './load-records.ts'
import { done, refuse, type Outcome } from './outcome.ts'
import { planChange, type Plan } from './plan-change.ts'
import { removalDelta, type RemovalDelta } from './removal-delta.ts'
import { repairRecords } from './repair-records.ts'
import { readReturning } from './returning.ts'
import type { Key, LogRow } from './rows.ts'
import { sealPlan, type Beside, type SealedPlan } from './seal-plan.ts'
import { writeStore } from './transact.ts'
import type { Part, SaveRefusal, Scope } from './types.ts'
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
export async function commitChange(core: Core, change: Change): Promise<Outcome<Committed, SaveRefusal>> {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const before = core.catalogue.asOf()
    const away = attempt === 0 ? done(nothingAway(change.parts)) : await planAway(core, change.parts)
    if (!away.ok) return away
    const { parts, known } = away.value
    if (change.own && known.length > 0) return refuse('away')
    const delta = removalDelta(core, parts)
    const loaded = await loadSound(core, parts, delta)
    if (!loaded.ok) return loaded
    const { asOf, prior } = loaded.value
    // What a removal reaches was looked up in the catalogue: it must be of the write that the view is of.
    if (delta.entries.size > 0 && asOf !== before) continue
    const removing = takenBy(core, delta)
    const removalsOf = (scope: Scope) => removing.get(scope) ?? core.removals.of(scope)
    const plan = planChange(parts, prior, removalsOf, new Set(removing.keys()), core.schema)
    if (change.own && plan.gone.some(({ erased }) => erased)) return refuse('erased')
    const sealed = await sealPlan(core, plan, change.own)
    if (!sealed.ok) return sealed
    const whole = { ...sealed.value, plan, away: away.value, asOf, removing, beside: change.beside }
    const written = await write(core, change.step, whole)
    if (!written.ok) return written
    if (written.value) return done(follow(core, change, written.value, whole, delta))
    const caught = await catchUp(core)
    if (!caught.ok) return caught
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
  if (reason === 'erased' || reason === 'away') throw new Error('only own entries are refused')
  return refuse(reason)
}

/** [S11] Loads all that the change touches; where a row does not open, repairs its record and loads again. */
async function loadSound(core: Core, parts: readonly Part[], delta: RemovalDelta): Promise<Outcome<View>> {
  const returning = await readReturning(core, delta.returned)
  if (!returning.ok) return returning
  const changed = parts.flatMap(({ scope, entries }) => entries.map(({ record }) => keyOf(scope, record)))
  const going = delta.gone.flatMap((ofCase) => core.catalogue.ofCase(ofCase))
  const wanted = new Set<Key>([...changed, ...delta.records, ...going, ...returning.value.keys()])
  let loaded = await loadRecords(core, wanted)
  if (loaded.ok && loaded.value.damaged.length > 0) {
    core.emit({ type: 'damaged', records: loaded.value.damaged })
    const repaired = await repairRecords(core, loaded.value.damaged)
    if (!repaired.ok) return repaired
    loaded = await loadRecords(core, wanted)
  }
  if (!loaded.ok || returning.value.size === 0) return loaded
  const prior = new Map(loaded.value.prior)
  for (const [record, entries] of returning.value)
    prior.set(record, [...(prior.get(record) ?? []), ...entries])
  return done({ ...loaded.value, prior })
}

function takenBy(core: Core, delta: RemovalDelta): Map<Scope, Removals> {
  return new Map([...delta.entries].map(([scope, entries]) => [scope, core.removals.with(scope, entries)]))
}

type Write = { did: WrittenPlan; stamp: number; change: 'marks' | 'rows' | 'drops' }

/** `undefined` when a record moved: nothing was written. */
function write(core: Core, step: string, sealed: SealedPlan): Promise<Outcome<Write | undefined>> {
  const tables = ['records', 'own', 'log', 'scopes', 'receipts', 'away', 'quarantine'] as const
  return writeStore<Write | undefined>(core, step, tables, async (stamp, gate) => {
    const isStale = (await hasMoved(core, sealed, gate)) || (await hasAwayMoved(core, sealed.away))
    if (isStale) return { value: undefined, change: 'marks' }
    const did = await writePlan(core, sealed, stamp)
    const change = sealed.removing.size > 0 ? 'drops' : sealed.plan.records.length > 0 ? 'rows' : 'marks'
    return { value: { did, stamp, change }, change }
  })
}

/** After the commit: what is in memory follows, and whoever watches hears. */
function follow(
  core: Core,
  { parts, own, beside }: Change,
  { did, stamp, change }: Write,
  { plan, log }: SealedPlan,
  delta: RemovalDelta,
): Committed {
  if (delta.entries.size > 0) core.removals.add(stamp, delta.entries)
  if (change !== 'marks') remember(core, plan, { ...log, stamp })
  core.emit({
    type: 'changed',
    records: plan.records.map(({ key }) => refOf(key)),
    stored: plan.records.flatMap(({ key, folded }) => (folded ? [{ ...refOf(key), stamp, folded }] : [])),
    scopes: [...new Set([...parts, ...beside.scopes].map(({ scope }) => scope))],
    counts: own || did.confirmed.length + did.lost.length + beside.aside.length + beside.released.length > 0,
  })
  return { ...did, plan }
}

/** When others wrote in between, memory stays as of before: the next who looks takes in theirs and this. */
function remember(core: Core, plan: Plan, log: LogRow): void {
  if (core.catalogue.asOf() !== log.stamp - 1) return
  core.cache.drop(core.catalogue.follow([log]))
  for (const { key, entries, folded } of plan.records) if (folded) core.cache.put(key, entries)
}
