import { createHash } from 'node:crypto'
import { gatewayLogin, grantOf } from '#lib/domain/schema/roles.ts'
import type { Entry, EntryId } from '#lib/entries/entry.ts'
import { checkEnvelope } from '#lib/entries/envelope.ts'
import { isHashed } from '#lib/entries/hash.ts'
import { demand, type Credentials } from '../../couch/couch.ts'
import type { Gateway } from '../gateway.ts'

/** A row as the app gets it: `forbidden` with a closed reason, or `conflict` where the id is taken. */
export type Row =
  | { id: string; ok: true }
  | { id: string; error: 'forbidden'; reason: string }
  | { id: string; error: 'conflict' }

/** The replica could not answer row by row: nothing is known of any of them. */
export class NoRows extends Error {}

type Slice = Pick<Gateway, 'couch' | 'naming' | 'speak' | 'ownSalt'>

/** Who the gateway is towards the replica. */
export function asGateway({ speak, ownSalt }: Slice): Credentials {
  return speak({ login: gatewayLogin, grants: [grantOf('gateway')], salt: ownSalt })
}

/** Writes entries in someone's name and tells row by row what came of it, in their order. */
export async function writeEntries(
  gateway: Slice,
  database: string,
  entries: readonly Entry[],
  as: Credentials,
): Promise<Row[]> {
  if (entries.length === 0) return []
  const path = `/${gateway.naming.of(database)}/_bulk_docs`
  const { status, json } = await gateway.couch.ask({ method: 'POST', path, body: { docs: entries }, as })
  if (![201, 202].includes(status) || !Array.isArray(json) || json.length !== entries.length)
    throw new NoRows(`the replica answered ${status} to a batch`)
  return entries.map((entry, i) => readRow(entry._id, json[i]))
}

function readRow(id: EntryId, row: unknown): Row {
  const { ok, error, reason } = (row ?? {}) as { ok?: unknown; error?: unknown; reason?: unknown }
  if (ok === true) return { id, ok: true }
  if (error === 'conflict') return { id, error }
  if (error === 'forbidden' && typeof reason === 'string') return { id, error, reason }
  throw new NoRows('the replica failed on a row of a batch')
}

/** Writes entries with the gateway's account. An id that a false body holds gets the right one beside it. */
export async function writeForOthers(
  gateway: Slice,
  database: string,
  entries: readonly Entry[],
): Promise<Row[]> {
  const rows = await writeEntries(gateway, database, entries, asGateway(gateway))
  const taken = entries.filter(
    (_, i) => 'error' in (rows[i] as Row) && (rows[i] as { error: string }).error === 'conflict',
  )
  if (taken.length === 0) return rows
  const settled = new Map((await writeBeside(gateway, database, taken)).map((row) => [row.id, row]))
  return rows.map((row) => settled.get(row.id) ?? row)
}

/**
 * Makes sure that the body of each id is among its leaves: written beside false ones as a first revision of its
 * own, which validators let pass and every reader finds by the hash.
 */
export async function writeBeside(
  gateway: Slice,
  database: string,
  entries: readonly Entry[],
): Promise<Row[]> {
  const there = await fittingIds(
    gateway,
    database,
    entries.map((entry) => entry._id),
  )
  const missing = entries.filter((entry) => !there.has(entry._id))
  if (missing.length > 0) {
    const path = `/${gateway.naming.of(database)}/_bulk_docs`
    const body = { new_edits: false, docs: missing.map(asFirstRevision) }
    await demand(gateway.couch, { method: 'POST', path, body, as: asGateway(gateway) })
    for (const id of await fittingIds(
      gateway,
      database,
      missing.map((entry) => entry._id),
    ))
      there.add(id)
  }
  return entries.map(({ _id: id }) => (there.has(id) ? { id, ok: true } : { id, error: 'conflict' }))
}

/** The same body gets the same revision from whoever writes it. */
function asFirstRevision(entry: Entry): object {
  const hash = createHash('md5')
    .update(JSON.stringify([entry._id, entry.sig]))
    .digest('hex')
  return { ...entry, _rev: `1-${hash}`, _revisions: { start: 1, ids: [hash] } }
}

async function fittingIds(gateway: Slice, database: string, ids: readonly EntryId[]): Promise<Set<EntryId>> {
  const leaves = await readLeaves(gateway, database, ids)
  const fitting = leaves.filter(({ doc }) => {
    const checked = checkEnvelope(withoutRevision(doc))
    return checked.ok && isHashed(checked.value)
  })
  return new Set(fitting.map((leaf) => leaf.id))
}

function withoutRevision(doc: object): object {
  return Object.fromEntries(Object.entries(doc).filter(([name]) => name === '_id' || !name.startsWith('_')))
}

const readBatch = 500

/** One body under an id, with its revision. */
export type Leaf = { id: EntryId; rev: string; doc: object }

/** Every leaf of each id, deleted ones too. */
export async function readLeaves(gateway: Slice, database: string, ids: readonly string[]): Promise<Leaf[]> {
  const path = `/${gateway.naming.of(database)}/_bulk_get`
  const leaves: Leaf[] = []
  for (let from = 0; from < ids.length; from += readBatch) {
    const body = { docs: ids.slice(from, from + readBatch).map((id) => ({ id })) }
    const { results } = (await demand(gateway.couch, { method: 'POST', path, body })) as BulkGet
    leaves.push(...results.flatMap(({ id, docs }) => docs.flatMap(({ ok }) => leafOf(id, ok))))
  }
  return leaves
}

type BulkGet = { results: { id: string; docs: { ok?: { _rev: string } }[] }[] }

function leafOf(id: EntryId, doc: { _rev: string } | undefined): Leaf[] {
  return doc ? [{ id, rev: doc._rev, doc }] : []
}
