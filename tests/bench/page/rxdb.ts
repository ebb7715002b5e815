import { createRxDatabase, type RxCollection } from 'rxdb'
import { replicateCouchDB } from 'rxdb/plugins/replication-couchdb'
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie'

/** How many documents RxDB asks for, or sends, at once; nothing is its default. */
export type RxTuning = { batchSize?: number }

/** One collection and its replication: kept from the first sync for the push. */
export type RxPair = { collection: RxCollection; replication: ReturnType<typeof replicateCouchDB> }

const schema = {
  version: 0,
  primaryKey: '_id',
  type: 'object',
  properties: { _id: { type: 'string', maxLength: 200 } },
} as const

/** From nothing to everything, unsealed, on Dexie. */
export async function rxPull(database: string, tuning: RxTuning): Promise<{ pair: RxPair; ms: number }> {
  const made = await createRxDatabase({
    name: `bench-rxdb-${tuning.batchSize}`,
    storage: getRxStorageDexie(),
    multiInstance: false,
  })
  const { docs } = await made.addCollections({ docs: { schema } })
  const start = performance.now()
  const replication = replicateCouchDB({
    replicationIdentifier: 'bench',
    collection: docs as RxCollection,
    url: `${location.origin}/raw/${database}/`,
    live: true,
    pull: tuning,
    push: tuning,
  })
  await replication.awaitInitialReplication()
  return { pair: { collection: docs as RxCollection, replication }, ms: performance.now() - start }
}

/** Writes these documents on the device, untimed; then the time until the replica has answered for all of them. */
export async function rxPush({ collection, replication }: RxPair, docs: object[]): Promise<number> {
  await replication.pause()
  const { error } = await collection.bulkInsert(docs)
  if (error.length > 0) throw new Error(`${error.length} documents were not written`)
  const start = performance.now()
  await replication.start()
  await replication.awaitInSync()
  const ms = performance.now() - start
  await collection.database.close()
  return ms
}
