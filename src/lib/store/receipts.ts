import * as z from 'zod/mini'
import { erasureTarget } from '#lib/domain/kinds/erasure.ts'
import type { Entry, EntryId } from '#lib/entries/entry.ts'
import { envelopeVersion } from '#lib/entries/entry.ts'
import type { Core } from './core.ts'
import { allWithin, keyOf, splitKey } from './keys.ts'
import { done, type Outcome } from './outcome.ts'
import { readEntries } from './read-entries.ts'
import { readStore, writeStore } from './transact.ts'
import type { Receipt, Scope } from './types.ts'

/** [S6] Erasures carried out here of which the gateway has no receipt. Each was carried out when it was stored. */
export async function receiptsDue(core: Core, scope: Scope): Promise<Outcome<Receipt[]>> {
  const { above, below } = allWithin(scope)
  const due = await readStore(core, 'receipts', ['receipts'], () =>
    core.db.receipts.where('key').between(above, below, false, false).primaryKeys(),
  )
  if (!due.ok) return due
  const read = await readEntries(
    core,
    scope,
    due.value.map((key) => splitKey(key).id),
  )
  if (!read.ok) return read
  return done(
    read.value.entries.flatMap((entry) => {
      const erased = targetOf(entry)
      return erased === undefined ? [] : [{ erasure: entry._id, erased }]
    }),
  )
}

function targetOf(entry: Entry): string | undefined {
  const target = z.safeParse(erasureTarget, entry.v === envelopeVersion ? entry.set.target : undefined)
  if (!target.success) return undefined
  if ('case' in target.data) return target.data.case
  return 'record' in target.data ? target.data.record : target.data.entry
}

/** The gateway has these receipts. */
export function receiptsSent(core: Core, scope: Scope, erasures: readonly EntryId[]): Promise<Outcome<null>> {
  const keys = erasures.map((id) => keyOf(scope, id))
  return writeStore(core, 'receipts-sent', ['receipts'], async () => {
    await core.db.receipts.bulkDelete(keys)
    return { value: null, change: 'marks' }
  })
}
