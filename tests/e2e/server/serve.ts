// A gateway with its embedded replica, for one test: `node --import tsx tests/e2e/server/serve.ts '{"dataDir":…}'`.
// Says its address on the first line, then serves until it is killed.
import { comuni } from '#lib/domain/comuni.ts'
import { ensureDemo } from '#server/demo-door.ts'
import { knownLogins } from '#server/demo/staff.ts'
import { startAll } from '#server/start-all.ts'
import { seedReplica } from '../../bench/seed.ts'
import type { Serving } from './start-server.ts'

/** Who coordinates Certaldo, Montelupo and Montespertoli is one of those whom the demonstration invents. */
const others = ['cabina', 'amministrazione', 'agape.lamanna', 'leonilda.casolaro', 'gaia.lupo']
const signingIn = new Set([...Object.values(knownLogins).map(({ login }) => login), ...others])

/** The smallest network that has everybody in it: three people at each tavolo, eleven tavoli. */
const small = { people: 60, logins: signingIn }

const serving = JSON.parse(process.argv[2] ?? '{}') as Serving
const started = await startAll({
  dataDir: serving.dataDir,
  tavoli: comuni.map(({ slug }) => slug),
  port: serving.port ?? 0,
  flush: false,
  ...(serving.build !== undefined && { build: serving.build }),
  ...(serving.retireWorker && { retireWorker: true }),
  ...(serving.isNew && { prepare: async (gateway) => void (await ensureDemo(gateway, small)) }),
})
if (!started.ok) throw new Error(`the server did not start: ${started.reason}`)
if (serving.cases !== undefined) await seedReplica(started, { cases: serving.cases })
console.log(started.url)
process.once('SIGTERM', () => void started.stop().then(() => process.exit(0)))
