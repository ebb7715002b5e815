import { papersOf } from '#lib/domain/schema/database.ts'
import type { Entry } from '#lib/entries/entry.ts'
import { recordOfEntry } from '#lib/entries/ids.ts'
import { valueOf } from '#lib/entries/read.ts'
import type { Trouble } from '#lib/sync/verdict.ts'
import type { Outcome, Reason } from '../api.ts'
import type { Exchanging } from '../exchange/keep-exchanging.ts'
import { readRecord } from '../session/read-record.ts'
import type { Session } from '../session/session.ts'
import { chunkIds, joinFile } from '#lib/entries/chunks.ts'
import type { DocumentFile } from './document-view.ts'
import { notePaper } from './kept-papers.ts'

/** A paper's file, from this tablet or from the network. `not-arrived`: whoever added it has not sent it all yet. */
export async function openDocument(
  session: Session,
  exchanging: Pick<Exchanging, 'fetch'> | undefined,
  record: string,
): Promise<Outcome<DocumentFile>> {
  const found = await readRecord(session, record)
  const scope = found && papersOf(found.scope)
  const [hashes, mediaType, bytes] = ['chunks', 'mediaType', 'bytes'].map(
    (path) => found && valueOf(found.folded, path),
  )
  if (scope === undefined || !Array.isArray(hashes)) return { ok: false, reason: 'not-found' }
  if (typeof mediaType !== 'string' || typeof bytes !== 'number') return { ok: false, reason: 'not-found' }
  const ids = chunkIds(record, hashes.map(String))
  await notePaper(session, record, { scope, records: ids.map(recordOfEntry) })
  const missing = await missingOf(session, scope, ids)
  if (missing.length > 0) {
    const fetched = await exchanging?.fetch(scope, missing, new AbortController().signal)
    if (!fetched?.ok) return { ok: false, reason: fetched ? reasonOf(fetched.trouble) : 'locked' }
    if (missing.some((id) => !fetched.value.has(id))) return { ok: false, reason: 'not-arrived' }
  }
  const read = await session.store.readEntries(scope, ids)
  if (!read.ok) return { ok: false, reason: 'file-damaged' }
  const byId = new Map(read.value.entries.map((entry) => [entry._id, entry]))
  const file = joinFile(
    ids.map((id) => textsOf(byId.get(id))),
    bytes,
  )
  return file ? { ok: true, mediaType, file } : { ok: false, reason: 'file-damaged' }
}

async function missingOf({ store }: Session, scope: string, ids: readonly string[]): Promise<string[]> {
  const read = await store.readEntries(scope, ids)
  const here = new Set(read.ok ? read.value.entries.map(({ _id }) => _id) : [])
  return ids.filter((id) => !here.has(id))
}

function textsOf(entry: Entry | undefined): string[] {
  const data = entry?.set.data
  return Array.isArray(data) ? data.map(String) : []
}

function reasonOf(trouble: Trouble): Reason {
  if (trouble.reason === 'offline' || trouble.reason === 'timeout') return 'offline'
  if (trouble.reason === 'portal') return 'portal'
  if (trouble.reason === 'unauthorised') return 'unauthorised'
  return trouble.reason === 'revoked' ? 'revoked' : 'server'
}
