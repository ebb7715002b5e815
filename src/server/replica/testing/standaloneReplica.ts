import { startReplica } from '../startReplica.ts'
import { testAdmin, testSecret } from './startTestReplica.ts'

/** A replica as a process of its own, for tests that kill it: prints its address or why it did not start. */
const [dataDir] = process.argv.slice(2)
const started = await startReplica({ dataDir: dataDir ?? '', admin: testAdmin, proxySecret: testSecret })
console.log(JSON.stringify(started))
// A test that fails before it kills its replica must not leave it running.
process.stdin.resume().once('end', () => process.exit())
