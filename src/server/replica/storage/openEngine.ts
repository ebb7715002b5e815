import leveldown, { type LevelStore } from 'leveldown'
import adapter from 'pouchdb-adapter-leveldb'
import PouchDB, { type Pouch, type Row } from 'pouchdb-core/lib/index.js'

PouchDB.plugin(adapter)

/** PouchDB for writing, and the LevelDB store under it for reading. */
export type Engine = { pouch: Pouch; level: LevelStore }

type Operations = Parameters<LevelStore['_batch']>

/**
 * Opens a folder, making it when needed. Every write is flushed to the disk before it is acknowledged,
 * as CouchDB does: LevelDB alone would keep it over a killed process but not over a power cut.
 */
export async function openEngine(folder: string, flush: boolean): Promise<Engine> {
  let level: LevelStore | undefined
  function openLevel(location: string): LevelStore {
    level = leveldown(location)
    if (flush) flushWrites(level)
    return level
  }
  openLevel.destroy = leveldown.destroy
  const pouch = new PouchDB(folder, { adapter: 'leveldb', db: openLevel })
  await pouch.info()
  if (!level) throw new Error('the adapter opened no LevelDB store')
  return { pouch, level }
}

function flushWrites(level: LevelStore) {
  const batch = level._batch.bind(level)
  const put = level._put.bind(level)
  level._batch = (...[operations, options, done]: Operations) =>
    batch(operations, { ...options, sync: true }, done)
  level._put = (key, value, options, done) => put(key, value, { ...options, sync: true }, done)
}

/** Stores documents through the adapter; one row for each, in order. */
export function storeDocuments({ pouch }: Engine, docs: object[], newEdits: boolean): Promise<Row[]> {
  if (docs.length === 0) return Promise.resolve([])
  return new Promise((resolve, reject) => {
    pouch._bulkDocs({ docs }, { new_edits: newEdits }, (error, rows) =>
      error ? reject(storeFault(error)) : resolve(rows ?? []),
    )
  })
}

/** What the adapter makes of a local document: its new revision, or null when another is there. */
export function storeLocal(
  run: (answer: (error: { status?: number } | null | undefined, row?: Row) => void) => void,
): Promise<Row | null> {
  return new Promise((resolve, reject) => {
    run((error, row) => {
      if (error?.status === 409) resolve(null)
      else if (error || !row) reject(storeFault(error))
      else resolve(row)
    })
  })
}

function storeFault(error: unknown): Error {
  return error instanceof Error ? error : new Error('the store failed')
}
