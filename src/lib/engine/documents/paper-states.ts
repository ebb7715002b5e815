import { papersOf } from '#lib/domain/schema/database.ts'
import { valueOf } from '#lib/entries/read.ts'
import type { StoredRecord } from '#lib/store/types.ts'
import type { Session } from '../session/session.ts'
import { worst } from '../session/view-record.ts'
import { chunkIds } from '#lib/entries/chunks.ts'
import type { PaperState } from './document-view.ts'

/** Where the files of a case's papers are. */
export async function paperStates(session: Session, caseRecord: string): Promise<PaperState[]> {
  const read = await session.store.caseRecords(caseRecord)
  if (!read.ok) return []
  const papers = read.value.records.filter(({ folded }) => Array.isArray(valueOf(folded, 'chunks')))
  return Promise.all(papers.map((stored) => stateOf(session, stored)))
}

async function stateOf(session: Session, { folded, scope }: StoredRecord): Promise<PaperState> {
  const hashes = valueOf(folded, 'chunks')
  const ids = chunkIds(folded.record, Array.isArray(hashes) ? hashes.map(String) : [])
  const here = await session.store.has(papersOf(scope) ?? '', ids)
  const mark = worst([session.markOfRecord(folded.record), ...ids.map((id) => session.markOf(id))])
  const isHere = here.ok && ids.every((id) => here.value.has(id))
  return { record: folded.record, isHere, ...(mark && { mark }) }
}
