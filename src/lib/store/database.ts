import { Dexie, type Table } from 'dexie'
import type * as rows from './rows.ts'

/** The tables of a vault. */
export type Tables = {
  records: Table<rows.RecordRow, rows.Key>
  own: Table<rows.OwnRow, rows.Key>
  log: Table<rows.LogRow, number>
  scopes: Table<rows.ScopeRow, string>
  receipts: Table<rows.ReceiptRow, rows.Key>
  away: Table<rows.AwayRow, rows.Key>
  sealed: Table<rows.SealedRow, string>
  quarantine: Table<rows.QuarantineRow, string>
  gate: Table<rows.GateRow, 'gate'>
}

/** The database of a vault. */
export type Database = Dexie & Tables

/** The name of a table. */
export type TableName = keyof Tables

/** Where the database is. `indexedDB` may be a storage bucket's. */
export type DatabasePlace = { indexedDB: IDBFactory; IDBKeyRange: typeof IDBKeyRange; name: string }

/**
 * The database, not yet open. It never opens by itself: Dexie would let an old tab reopen and write into a
 * newer schema (reliability.md F7). Records have no index: each would cost half as much as the row itself.
 */
export function describeDatabase({ indexedDB, IDBKeyRange, name }: DatabasePlace): Database {
  const db = new Dexie(name, {
    indexedDB,
    IDBKeyRange,
    autoOpen: false,
    cache: 'disabled',
    chromeTransactionDurability: 'strict',
  }) as Database
  db.version(1).stores({
    records: 'key',
    own: 'key, [scope+mark+stamp]',
    log: 'stamp',
    scopes: 'scope',
    receipts: 'key',
    sealed: 'name',
    quarantine: 'id, scope',
    gate: 'id',
  })
  db.version(2).stores({ away: 'key, *records' })
  db.version(3).stores({ own: 'key, [scope+mark+stamp], [mark+stamp]' })
  return db
}
