import { documentKind, longestFile } from '#lib/domain/kinds/document.ts'
import { databaseOf, papersOf, parseDatabase } from '#lib/domain/schema/database.ts'
import type { Json } from '#lib/domain/schema/kind.ts'
import { newRecordId, parseEntryId } from '#lib/entries/ids.ts'
import type { Outcome } from '../api.ts'
import { freshChanges } from '../session/fresh.ts'
import { readRecord } from '../session/read-record.ts'
import type { Session } from '../session/session.ts'
import { keep, makeEntries } from '../session/write.ts'
import { chunkRecord, cutFile } from '#lib/entries/chunks.ts'
import type { DocumentInput } from './document-view.ts'
import { notePaper } from './kept-papers.ts'
import { mediaOf } from './media.ts'

/** Adds a paper to a case: its words and its chunks in one save, so that neither is ever there without the other. */
export async function attach(
  session: Session,
  caseRecord: string,
  { file, reserved, ...said }: DocumentInput,
): Promise<Outcome<{ record: string }>> {
  const mediaType = mediaOf(file)
  if (!mediaType) return { ok: false, reason: 'file-type', path: 'file' }
  if (file.length > longestFile) return { ok: false, reason: 'file-too-large', path: 'file' }
  if (!said.title.trim()) return { ok: false, reason: 'required', path: 'title' }
  const found = await readRecord(session, caseRecord)
  const tavolo = found && parseDatabase(found.scope)?.tavolo
  if (tavolo === undefined) return { ok: false, reason: 'not-found' }
  const scope = databaseOf(reserved ? 'riservato' : 'tavolo', tavolo).name
  const papers = papersOf(scope) ?? ''
  const kind = reserved ? 'reserved-document' : documentKind.name
  const record = newRecordId(kind, session.runtime.random)
  const chunks = cutFile(file).map((data, i) => ({
    kind: 'chunk',
    record: chunkRecord(record, i),
    changes: freshChanges({ case: caseRecord, document: record, data }),
  }))
  const cut = await makeEntries(session, papers, chunks)
  if (!cut.ok) return cut
  const hashes = cut.entries.map(({ _id }) => parseEntryId(_id)?.hash ?? '')
  const fields: Record<string, Json | undefined> = { ...said, mediaType, bytes: file.length, chunks: hashes }
  const document = await makeEntries(session, scope, [
    { kind, record, case: caseRecord, changes: freshChanges(fields) },
  ])
  if (!document.ok) return document
  const kept = await keep(session, [
    { scope, entries: document.entries },
    { scope: papers, entries: cut.entries },
  ])
  if (!kept.ok) return kept
  await notePaper(session, record, { scope: papers, records: chunks.map((chunk) => chunk.record) })
  return { ok: true, record }
}
