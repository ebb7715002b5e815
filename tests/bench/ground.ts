import { join } from 'node:path'
import { databaseOf } from '#lib/domain/schema/database.ts'
import { demand } from '#server/couch/couch.ts'
import { asGateway } from '#server/gateway/exchange/write-entries.ts'
import { startAll, type StartedAll } from '#server/start-all.ts'
import { benchTavolo, stormTavolo } from './seed.ts'
import { serveBoth, type Hop } from './serve.ts'
import type { Line } from './slow-line.ts'

/** The servers of the bench, and the replica's name for the database of the bench. */
export type Ground = Pick<Hop, 'takeScripts' | 'takeFailures'> & {
  all: StartedAll
  url: string
  database: string
  countDocs(): Promise<number>
  stop(): Promise<void>
}

/** Starts the servers over `dataDir`, which may hold what an earlier start wrote; `build` is the page to serve. */
export async function openGround(dataDir: string, build: string, line?: Line): Promise<Ground> {
  const all = await startAll({
    dataDir: join(dataDir, 'data'),
    tavoli: [benchTavolo, stormTavolo],
    build,
    flush: false,
  })
  if (!all.ok) throw new Error(all.reason)
  const both = await serveBoth({
    gatewayUrl: all.url,
    replicaUrl: all.replicaUrl,
    credentials: () => asGateway(all.gateway),
    line,
  })
  const database = all.naming.of(databaseOf('tavolo', benchTavolo).name)
  return {
    ...{ all, database, url: both.url, takeScripts: both.takeScripts, takeFailures: both.takeFailures },
    async countDocs() {
      const { doc_count } = (await demand(all.couch, { path: `/${database}` })) as { doc_count: number }
      return doc_count
    },
    async stop() {
      both.stop()
      await all.stop()
    },
  }
}
