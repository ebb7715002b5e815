import type { Json } from '#lib/domain/schema/kind.ts'
import { keyOf } from '../keys.ts'
import { done, type Outcome } from '../outcome.ts'
import type { Store, StoredRecord } from '../types.ts'
import { createSearch, type Search } from './create-search.ts'
import type { Summary } from './summary.ts'

const name = 'search-snapshot'

/**
 * How summaries are made. `version` goes up when they are made otherwise: an older snapshot is then not used.
 * `summarise` answers nothing for what may not be found.
 */
export type Summarising<Row extends Json> = {
  version: number
  kinds: readonly string[]
  summarise: (stored: StoredRecord) => Summary<Row> | undefined
}

/**
 * [S13] The index from the sealed snapshot and what was written since: each summary carries the stamp of the
 * record that it was made from, so that what is missing, changed or gone is known without opening a record.
 */
export async function openSearch<Row extends Json>(
  store: Pick<Store, 'getSealed' | 'recordRefs' | 'recordsOf'>,
  { version, kinds, summarise }: Summarising<Row>,
): Promise<Outcome<Search<Row>>> {
  const search = createSearch<Row>()
  const kept = await readSnapshot<Row>(store, version)
  if (!kept.ok) return kept
  const refs = await store.recordRefs()
  if (!refs.ok) return refs
  const listed = refs.value.filter(({ record }) => kinds.includes(record.slice(0, record.lastIndexOf('-'))))
  const known = new Map(kept.value.map((summary) => [keyOf(summary.scope, summary.record), summary]))
  const current = listed.flatMap(({ scope, record, stamp }) => {
    const summary = known.get(keyOf(scope, record))
    return summary?.stamp === stamp ? [summary] : []
  })
  search.put(current)
  const changed = listed.filter(({ scope, record }) => !search.get({ scope, record }))
  const read = await store.recordsOf({ refs: changed }, (batch) =>
    search.put(batch.flatMap((each) => summarise(each) ?? [])),
  )
  return read.ok ? done(search) : read
}

/** Seals the summaries for the next unlock; for an idle moment, when enough has changed. */
export function keepSearch<Row extends Json>(
  store: Pick<Store, 'putSealed'>,
  search: Search<Row>,
  version: number,
): Promise<Outcome<null>> {
  return store.putSealed(name, { version, summaries: [...search.all()] as unknown as Json })
}

/** A snapshot that does not open, or of another version, is none: the index is then made from the records. */
async function readSnapshot<Row extends Json>(
  store: Pick<Store, 'getSealed'>,
  version: number,
): Promise<Outcome<Summary<Row>[]>> {
  const read = await store.getSealed(name)
  if (!read.ok) return read.reason === 'damaged' ? done([]) : { ok: false, reason: read.reason }
  const kept = read.value as { version: number; summaries: Summary<Row>[] } | undefined
  return done(kept?.version === version ? kept.summaries : [])
}
