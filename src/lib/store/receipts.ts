import * as z from 'zod/mini'
import { erasureTarget } from '#lib/domain/kinds/erasure.ts'
import type { Entry, EntryId } from '#lib/entries/entry.ts'
import type { Core } from './core.ts'
import { allWithin, keyOf, splitKey } from './keys.ts'
import { done, type Outcome } from './outcome.ts'
import { openRows } from './sealing.ts'
import { readStore, writeStore } from './transact.ts'
import type { Receipt, Scope } from './types.ts'

/** [S6] Erasures carried out here of which the gateway has no receipt. Each was carried out when it was stored. */
export async function receiptsDue(core: Core, scope: Scope): Promise<Outcome<Receipt[]>> {
  const { above, below } = allWithin(scope, 'erasure')
  const rows = await readStore(core, 'receipts', ['entries'], () =>
    core.db.entries
      .where('key')
      .between(above, below, false, false)
      .filter(({ told }) => !told)
      .toArray(),
  )
  if (!rows.ok) return rows
  const opened = await openRows(core, 'entries', rows.value)
  if (!opened.ok) return opened
  return done(
    rows.value.flatMap(({ key }, i) => {
      const erased = targetOf(opened.value[i])
      return erased === undefined ? [] : [{ erasure: splitKey(key).id, erased }]
    }),
  )
}

function targetOf(entry: Entry | undefined): string | undefined {
  const target = z.safeParse(erasureTarget, entry?.v === 1 ? entry.set.target : undefined)
  if (!target.success) return undefined
  if ('case' in target.data) return target.data.case
  return 'record' in target.data ? target.data.record : target.data.entry
}

/** The gateway has these receipts. */
export function receiptsSent(core: Core, scope: Scope, erasures: readonly EntryId[]): Promise<Outcome<null>> {
  const keys = erasures.map((id) => keyOf(scope, id))
  return writeStore(core, 'receipts-sent', ['entries'], async () => {
    const rows = (await core.db.entries.bulkGet(keys)).flatMap((row) => row ?? [])
    await core.db.entries.bulkPut(rows.map((row) => ({ ...row, told: true as const })))
    return { value: null, change: 'marks' }
  })
}
