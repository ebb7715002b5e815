import type { Json } from '#lib/domain/schema/kind.ts'
import { parseDatabase } from '#lib/domain/schema/database.ts'
import { winCode } from '#lib/domain/win-code.ts'
import { keepSearch, openSearch } from '#lib/store/search/open-search.ts'
import type { Summary } from '#lib/store/search/summary.ts'
import type { Store, StoredRecord } from '#lib/store/types.ts'
import { createDirectory } from './directory.ts'
import type { Memory } from './follow-store.ts'
import { createMarks } from './marks.ts'
import { createRows } from './rows.ts'
import { listedKinds, summarise, type Row } from './summarise.ts'

/** Goes up when rows are made otherwise: an older snapshot is then not used. */
const rowsVersion = 10

/** What lists and names need, in memory: from the sealed snapshot and what was written since. */
export async function loadMemory(store: Store): Promise<Memory | undefined> {
  const search = await openSearch(store, {
    version: rowsVersion,
    kinds: [...listedKinds],
    summarise: summaryOf,
  })
  if (!search.ok) return undefined
  const memory: Memory = {
    directory: createDirectory(),
    rows: createRows(),
    search: search.value,
    marks: createMarks(store),
  }
  const scopes = await store.scopes()
  const lost = new Set(scopes.ok ? scopes.value.flatMap(({ scope, isLost }) => (isLost ? [scope] : [])) : [])
  const rows = [...search.value.all()].map(rowOf)
  // Of what lies in two scopes the one that this person may read shows.
  for (const row of rows) if (lost.has(row.scope)) memory.rows.put(row)
  for (const row of rows) if (!lost.has(row.scope)) memory.rows.put(row)
  await store.recordsOf({ scope: 'rete' }, (batch) => {
    for (const { folded } of batch) memory.directory.learn(folded)
  })
  for (const scope of scopes.ok ? scopes.value.map(({ scope: each }) => each) : [])
    if (parseDatabase(scope)?.class === 'tavolo')
      await store.recordsOf({ scope, kind: 'resource' }, (batch) => {
        for (const { folded } of batch) memory.directory.learn(folded, scope)
      })
  await memory.marks.refresh()
  return memory
}

/** Seals what lists and search need for the next unlock. */
export async function keepMemory(store: Store, memory: Memory): Promise<void> {
  await keepSearch(store, memory.search, rowsVersion)
}

/** What is kept of a record for lists and search; nothing of what neither shows. */
export function summaryOf({ folded, scope, stamp }: StoredRecord): Summary | undefined {
  if (!listedKinds.has(folded.kind)) return undefined
  const row = summarise(folded, scope)
  const words = (path: string) => (typeof row.shown[path] === 'string' ? row.shown[path] : undefined)
  const codes = [words('taxCode'), folded.kind === 'case' ? winCode(folded.record) : undefined]
  return {
    record: folded.record,
    scope,
    kind: folded.kind,
    stamp,
    terms: {
      ...(words('surname') !== undefined && { surname: words('surname') }),
      ...(words('name') !== undefined && { name: words('name') }),
      codes: codes.filter((code) => code !== undefined),
      phones: [words('phone'), words('phone2')].filter((phone) => phone !== undefined),
    },
    row: row as unknown as Json,
  }
}

/** The row in a summary. */
export function rowOf(summary: Summary): Row {
  return summary.row as unknown as Row
}
