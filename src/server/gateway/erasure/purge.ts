import { setTimeout as sleep } from 'node:timers/promises'
import { mostChunks } from '#lib/domain/kinds/document.ts'
import { isPulled, papersOf } from '#lib/domain/schema/database.ts'
import { chunkRecord } from '#lib/entries/chunks.ts'
import { parseRecordId } from '#lib/entries/ids.ts'
import { caseOf } from '#lib/entries/case-of.ts'
import type { Entry } from '#lib/entries/entry.ts'
import { demand } from '../../couch/couch.ts'
import { readLeaves, type Leaf } from '../exchange/write-entries.ts'
import type { Gateway } from '../gateway.ts'
import type { Target } from './erased-notes.ts'

/** What a purge needs. */
export type PurgeSlice = Pick<Gateway, 'couch' | 'naming' | 'speak' | 'ownSalt'>

/** CouchDB purges at most 100 ids in a request. */
const purgeBatch = 100
const compactionMs = 600_000

/** Removes what is named, and the chunks of the papers among it, which lie apart. */
export async function purgeWithPapers(gateway: PurgeSlice, database: string, target: Target): Promise<void> {
  const papers = papersOf(database)
  if (papers !== undefined && 'case' in target) await purge(gateway, papers, target)
  if (papers !== undefined && 'record' in target && parseRecordId(target.record)?.kind.endsWith('document')) {
    const chunks = Array.from({ length: mostChunks }, (_, i) => ({ record: chunkRecord(target.record, i) }))
    await purge(gateway, papers, ...chunks)
  }
  await purge(gateway, database, target)
}

/** Removes every body of what is named, false ones too, and compacts: before that the words are still on disk. */
export async function purge(
  gateway: PurgeSlice,
  database: string,
  ...targets: readonly Target[]
): Promise<void> {
  const revs = new Map<string, string[]>()
  for (const target of targets)
    for await (const leaves of leavesOf(gateway, database, target))
      for (const { id, rev } of leaves) revs.set(id, [...(revs.get(id) ?? []), rev])
  const ids = [...revs.keys()]
  for (let from = 0; from < ids.length; from += purgeBatch) {
    const body = Object.fromEntries(ids.slice(from, from + purgeBatch).map((id) => [id, revs.get(id)]))
    await demand(gateway.couch, { method: 'POST', path: `/${gateway.naming.of(database)}/_purge`, body })
  }
  if (ids.length > 0) await compact(gateway, database)
}

async function* leavesOf(gateway: PurgeSlice, database: string, target: Target): AsyncGenerator<Leaf[]> {
  if ('entry' in target) yield readLeaves(gateway, database, [target.entry])
  else if ('case' in target) yield* leavesOfCase(gateway, database, target.case)
  else {
    const range = `startkey=${JSON.stringify(`${target.record}.`)}&endkey=${JSON.stringify(`${target.record}.~`)}`
    const path = `/${gateway.naming.of(database)}/_all_docs?${range}`
    const { rows } = (await demand(gateway.couch, { path })) as { rows: { id: string }[] }
    yield readLeaves(
      gateway,
      database,
      rows.map(({ id }) => id),
    )
  }
}

type Change = { id: string; changes: unknown[]; doc?: Leaf['doc'] & { _rev: string } }

/**
 * Every body of a case, page by page. No index goes by case: an erasure or a move is rare, and the whole database is
 * read.
 */
export async function* leavesOfCase(
  gateway: PurgeSlice,
  database: string,
  ofCase: string,
): AsyncGenerator<Leaf[]> {
  const limit = readBatchOf(database)
  for (let since = '0'; ;) {
    const query = new URLSearchParams({
      since,
      limit: String(limit),
      style: 'all_docs',
      include_docs: 'true',
    })
    const path = `/${gateway.naming.of(database)}/_changes?${query.toString()}`
    const page = (await demand(gateway.couch, { path })) as { results: Change[]; last_seq: string | number }
    const several = page.results.filter(({ changes }) => changes.length > 1).map(({ id }) => id)
    const single = page.results.flatMap(({ id, changes, doc }) =>
      changes.length === 1 && doc ? [{ id, rev: doc._rev, doc }] : [],
    )
    const leaves = [...single, ...(await readLeaves(gateway, database, several))]
    const ids = new Set(leaves.filter(({ doc }) => isOfCase(doc, ofCase)).map(({ id }) => id))
    if (ids.size > 0) yield leaves.filter(({ id }) => ids.has(id))
    if (page.results.length < limit) return
    since = String(page.last_seq)
  }
}

/** How many bodies are read at once: chunks of documents are a hundred times the others' size. */
function readBatchOf(database: string): number {
  return isPulled(database) ? 500 : 20
}

function isOfCase(doc: object, ofCase: string): boolean {
  const { kind = '', set = {}, ...named } = doc as Partial<Entry>
  return caseOf({ ...named, kind, set }) === ofCase && kind !== 'erasure' && kind !== 'moved'
}

async function compact({ couch, naming }: PurgeSlice, database: string): Promise<void> {
  const path = `/${naming.of(database)}`
  await demand(couch, { method: 'POST', path: `${path}/_compact`, body: {} })
  for (let waited = 0; waited < compactionMs; waited += 200) {
    const { compact_running } = (await demand(couch, { path })) as { compact_running?: boolean }
    if (!compact_running) return
    await sleep(200)
  }
}
