import type { StoredRecord } from '#lib/store/types.ts'
import type { Session } from './session.ts'

/** A folded record with its scope, or `undefined` where it is not here, damaged or the vault is locked. */
export async function readRecord(session: Session, record: string): Promise<StoredRecord | undefined> {
  const read = await session.store.record(record)
  return read.ok ? read.value : undefined
}
