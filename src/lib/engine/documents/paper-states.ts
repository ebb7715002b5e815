import { papersOf } from '#lib/domain/schema/database.ts'
import { valueOf } from '#lib/entries/read.ts'
import type { StoredRecord } from '#lib/store/types.ts'
import { readRecord } from '../session/read-record.ts'
import type { Session } from '../session/session.ts'
import { worst } from '../session/view-record.ts'
import { chunkIds } from '#lib/entries/chunks.ts'
import type { PaperState } from './document-view.ts'

/** Where the files of these papers are; of those that are not here nothing. */
export async function paperStates(session: Session, documents: readonly string[]): Promise<PaperState[]> {
  const found = await Promise.all(documents.map((document) => readRecord(session, document)))
  return Promise.all(found.flatMap((stored) => (stored ? [stateOf(session, stored)] : [])))
}

async function stateOf(session: Session, { folded, scope }: StoredRecord): Promise<PaperState> {
  const hashes = valueOf(folded, 'chunks')
  const ids = chunkIds(folded.record, Array.isArray(hashes) ? hashes.map(String) : [])
  const here = await session.store.has(papersOf(scope) ?? '', ids)
  const mark = worst([session.markOfRecord(folded.record), ...ids.map((id) => session.markOf(id))])
  const isHere = here.ok && ids.every((id) => here.value.has(id))
  return { record: folded.record, isHere, ...(mark && { mark }) }
}
