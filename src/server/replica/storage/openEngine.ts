import leveldown, { type LevelStore } from 'leveldown'
import adapter from 'pouchdb-adapter-leveldb'
import PouchDB, { type Pouch } from 'pouchdb-core/lib/index.js'

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
