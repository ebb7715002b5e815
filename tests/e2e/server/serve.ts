// A gateway with its embedded replica, for one test: `node --import tsx tests/e2e/server/serve.ts '{"dataDir":…}'`.
// Says its address on the first line, then serves until it is killed.
import { comuni } from '#lib/domain/comuni.ts'
import { gatewayLogin } from '#lib/domain/schema/roles.ts'
import { putPerson } from '#server/couch/users.ts'
import { loadDemo } from '#server/demo/load-demo.ts'
import { knownLogins } from '#server/demo/staff.ts'
import { writeForOthers } from '#server/gateway/exchange/write-entries.ts'
import type { Gateway } from '#server/gateway/gateway.ts'
import { startAll } from '#server/start-all.ts'
import { seedReplica } from '../../bench/seed.ts'
import type { Serving } from './start-server.ts'

const signingIn = new Set([...Object.values(knownLogins).map(({ login }) => login), 'amministrazione'])

/** The smallest network that has everybody in it: three people at each tavolo, eleven tavoli. */
async function loadSmallNetwork(gateway: Gateway): Promise<void> {
  const hashing: Promise<void>[] = []
  await loadDemo({
    provisionUser(person) {
      // Hashing a password takes long on purpose: only those who sign in somewhere get one.
      if (signingIn.has(person.login)) hashing.push(putPerson(gateway.couch, person))
      return Promise.resolve()
    },
    async putEntries(database, entries) {
      const rows = await writeForOthers(gateway, database, entries)
      if (rows.some((row) => 'error' in row)) throw new Error(`refused: ${JSON.stringify(rows)}`)
    },
    gateway: { login: gatewayLogin, device: gateway.key.device, sign: gateway.key.sign },
    now: gateway.now(),
    people: 60,
  })
  await Promise.all(hashing)
}

const serving = JSON.parse(process.argv[2] ?? '{}') as Serving
const started = await startAll({
  dataDir: serving.dataDir,
  tavoli: comuni.map(({ slug }) => slug),
  port: serving.port ?? 0,
  flush: false,
  ...(serving.build !== undefined && { build: serving.build }),
  ...(serving.isNew && { prepare: loadSmallNetwork }),
})
if (!started.ok) throw new Error(`the server did not start: ${started.reason}`)
if (serving.cases !== undefined) await seedReplica(started, { cases: serving.cases })
console.log(started.url)
process.once('SIGTERM', () => void started.stop().then(() => process.exit(0)))
