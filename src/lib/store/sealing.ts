import type { Entry } from '#lib/entries/entry.ts'
import type { Core } from './core.ts'
import { done, type Outcome } from './outcome.ts'
import type { PackedRecord } from './pack-record.ts'

/** What a sealed row of each table holds. */
export type SealedContent = { records: PackedRecord; own: Entry; sealed: unknown; quarantine: string }

/** [S1] Seals values under their table and key, in order. */
export async function sealRows<T extends keyof SealedContent>(
  core: Core,
  table: T,
  rows: readonly { key: string; value: SealedContent[T] }[],
): Promise<Outcome<Uint8Array[]>> {
  if (rows.length === 0) return done([])
  const sealed = await core.vault.sealAllJson(
    rows.map(({ key, value }) => ({ aad: `${table}/${key}`, value })),
  )
  return sealed.ok ? done(sealed.sealed) : sealed
}

/**
 * Opens rows of a table, in order; `undefined` for one that does not open. Nothing is deleted for it here:
 * a row of a newer app does not open either, and only a write, which the gate guards, may repair.
 */
export async function openRows<T extends keyof SealedContent>(
  core: Core,
  table: T,
  rows: readonly { key: string; sealed: Uint8Array }[],
): Promise<Outcome<(SealedContent[T] | undefined)[]>> {
  if (rows.length === 0) return done([])
  const opened = await core.vault.openAllJson(
    rows.map(({ key, sealed }) => ({ aad: `${table}/${key}`, sealed })),
  )
  if (!opened.ok) return opened
  return done(opened.opened.map((row) => (row.ok ? (row.value as SealedContent[T]) : undefined)))
}
