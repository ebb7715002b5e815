import PouchDB from 'pouchdb'

/** PouchDB's own words for how it replicates; nothing is its default. */
export type Tuning = { adapter?: 'idb' | 'indexeddb'; batch?: { batch_size: number; batches_limit: number } }

type Replication = Promise<{ docs_written: number }> & {
  on(event: 'change', heard: (change: { docs_written: number }) => void): Replication
}
type Pouch = {
  replicate: Record<'from' | 'to', (other: Pouch, options?: object) => Replication>
  bulkDocs(docs: object[]): Promise<unknown>
}
const Pouch = PouchDB as unknown as new (name: string, options?: object) => Pouch

/** Two databases of one page: kept from the first sync for the push. */
export type PouchPair = { local: Pouch; remote: Pouch }

/** The second adapter is a script of its own, which looks for a global PouchDB. */
async function loadAdapter(): Promise<void> {
  Object.assign(globalThis, { PouchDB })
  await import('pouchdb/dist/pouchdb.indexeddb.js')
}

/** An empty store on the device beside the replica's database. */
export async function openPouch(database: string, { adapter, batch }: Tuning): Promise<PouchPair> {
  if (adapter === 'indexeddb') await loadAdapter()
  return {
    local: new Pouch(['bench', database, adapter, batch?.batch_size].join('-'), adapter && { adapter }),
    remote: new Pouch(`${location.origin}/raw/${database}`, { skip_setup: true }),
  }
}

/** From nothing to everything, unsealed. */
export async function pullAll({ local, remote }: PouchPair, { batch }: Tuning) {
  const start = performance.now()
  const result = await local.replicate.from(remote, batch)
  return { ms: performance.now() - start, docs: result.docs_written }
}

/** Writes these documents on the device, untimed; then the time until the replica has answered for all of them. */
export async function pushEdits({ local, remote }: PouchPair, { batch }: Tuning, docs: object[]) {
  await local.bulkDocs(docs)
  const start = performance.now()
  let end = Number.NaN
  await local.replicate.to(remote, batch).on('change', ({ docs_written }) => {
    if (docs_written >= docs.length && Number.isNaN(end)) end = performance.now()
  })
  return end - start
}
