import type { Entry } from '#lib/entries/entry.ts'
import { checkEnvelope } from '#lib/entries/envelope.ts'
import { isHashed } from '#lib/entries/hash.ts'
import { commitReceived } from './commit-change.ts'
import type { Core } from './core.ts'
import { done, type Outcome } from './outcome.ts'
import { asideLimits, asideRows, openAside, textOf } from './quarantine-rows.ts'
import type { QuarantineRow } from './rows.ts'
import { readStore, writeStore } from './transact.ts'
import type { Broken, Part, Quarantined, Scope } from './types.ts'

/** [S9] Rows for what is broken and not kept aside already, as long as the scope has room for them. */
export async function newAside(
  core: Core,
  scope: Scope,
  broken: readonly Broken[],
): Promise<Outcome<QuarantineRow[]>> {
  if (broken.length === 0) return done([])
  const kept = await quarantined(core, scope)
  if (!kept.ok) return kept
  const known = new Set(kept.value.map(({ raw }) => raw))
  const fresh = broken.filter(({ raw }) => {
    const text = textOf(raw)
    if (known.has(text)) return false
    known.add(text)
    return true
  })
  return asideRows(core, scope, fresh.slice(0, Math.max(0, asideLimits.rows - kept.value.length)))
}

/** Puts broken things aside by themselves; `receive` does it with the batch that they came in. */
export async function quarantine(
  core: Core,
  scope: Scope,
  broken: readonly Broken[],
): Promise<Outcome<null>> {
  const rows = await newAside(core, scope, broken)
  if (!rows.ok) return rows
  const beside = { confirms: false, scopes: [{ scope }], aside: rows.value, released: [] }
  const committed = await commitReceived(core, 'quarantine', [], beside)
  return committed.ok ? done(null) : committed
}

/** What is kept aside, opened, the oldest first. */
export async function quarantined(core: Core, scope?: Scope): Promise<Outcome<Quarantined[]>> {
  const { quarantine: table } = core.db
  const rows = await readStore(core, 'quarantined', ['quarantine'], () =>
    scope === undefined ? table.toArray() : table.where('scope').equals(scope).toArray(),
  )
  if (!rows.ok) return rows
  const opened = await openAside(core, rows.value)
  if (!opened.ok) return opened
  return done(opened.value.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1)))
}

/** Forgets what is kept aside. */
export async function dropQuarantined(core: Core, ids: readonly string[]): Promise<Outcome<null>> {
  const dropped = await writeStore(core, 'quarantine-drop', ['quarantine'], async () => {
    await core.db.quarantine.bulkDelete([...ids])
    return { value: null, change: 'marks' }
  })
  if (dropped.ok) core.emit({ type: 'changed', records: [], scopes: [], counts: true })
  return dropped
}

/** [S9] Checks again what is kept aside; what is an entry now is received, and released, in one transaction. */
export async function retryQuarantined(
  core: Core,
  ids: readonly string[],
): Promise<Outcome<{ released: number }>> {
  const all = await quarantined(core)
  if (!all.ok) return all
  const sound = all.value.flatMap((each) => {
    const entry = ids.includes(each.id) ? entryFrom(each.raw) : undefined
    return entry ? [{ id: each.id, scope: each.scope, entry }] : []
  })
  if (sound.length === 0) return done({ released: 0 })
  const parts: Part[] = sound.map(({ scope, entry }) => ({ scope, entries: [entry] }))
  const released = sound.map(({ id }) => id)
  const beside = { confirms: false, scopes: [], aside: [], released }
  const committed = await commitReceived(core, 'release', parts, beside)
  return committed.ok ? done({ released: released.length }) : committed
}

function entryFrom(text: string): Entry | undefined {
  try {
    const checked = checkEnvelope(JSON.parse(text))
    return checked.ok && isHashed(checked.value) ? checked.value : undefined
  } catch {
    return undefined
  }
}
