import type { Entry } from '#lib/entries/entry.ts'
import type { Core } from './core.ts'
import { keyOf, recordKeyOf, splitKey } from './keys.ts'
import { done, type Outcome } from './outcome.ts'
import { unsentRows } from './own-rows.ts'
import type { Key, OwnRow } from './rows.ts'
import { openRows } from './sealing.ts'
import { readStore } from './transact.ts'

/**
 * [S6] Own entries, by record, that stayed here unsent when their case went to another tavolo, of cases that
 * come back. Everything else of such a case was dropped, and comes again with the next reconcile.
 */
export async function readReturning(core: Core, cases: readonly Key[]): Promise<Outcome<Map<Key, Entry[]>>> {
  const byRecord = new Map<Key, Entry[]>()
  if (cases.length === 0) return done(byRecord)
  const scopes = new Set(cases.map((key) => splitKey(key).scope))
  const read = await readStore(core, 'returning', ['own'], () =>
    Promise.all([...scopes].map((scope) => unsentRows(core, scope))),
  )
  if (!read.ok) return read
  const rows = read.value.flat().filter((row) => isOf(row, cases))
  const opened = await openRows(core, 'own', rows)
  if (!opened.ok) return opened
  rows.forEach(({ key }, i) => {
    const entry = opened.value[i]
    const record = recordKeyOf(key)
    if (entry) byRecord.set(record, [...(byRecord.get(record) ?? []), entry])
  })
  return done(byRecord)
}

function isOf(row: OwnRow, cases: readonly Key[]): boolean {
  return (
    cases.includes(recordKeyOf(row.key)) ||
    (row.case !== undefined && cases.includes(keyOf(row.scope, row.case)))
  )
}
