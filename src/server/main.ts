import type { StartedAll } from './start-all.ts'
import { startFromArgs } from './start-from-args.ts'

const result = await startFromArgs(process.argv.slice(2), process.env.COUCHDB_URL)
if (result.ok) {
  stopOnSignal(result.started)
  console.log(result.welcome)
} else {
  console.error(result.sentence)
  process.exitCode = result.code
}

function stopOnSignal(started: StartedAll): void {
  function stop(): void {
    // A second signal does not wait.
    process.once('SIGINT', () => process.exit(130))
    process.once('SIGTERM', () => process.exit(143))
    void started.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
}
