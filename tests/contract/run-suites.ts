import type { CouchAddress } from '#server/couch/couch.ts'
import { compareWithGolden, writeGolden } from './access/golden.ts'
import { prepareGround, type Ground } from './access/ground.ts'
import type { Operation } from './access/operation.ts'
import { doorOperations } from './access/door-operations.ts'
import { entryOperations } from './access/entry-operations.ts'
import { readOperations, shutOperations } from './access/read-operations.ts'
import { databases, roles } from './access/roles.ts'
import { runAccess, type Verdicts, type Way } from './access/run-access.ts'
import { serverOperations } from './access/server-operations.ts'
import { writeOperations } from './access/write-operations.ts'
import { startNetwork, type Network } from './network.ts'
import { createReport, type Report } from './report.ts'
import { runCorpus } from './shapes/run-corpus.ts'
import { runShapes } from './shapes/run-shapes.ts'

/** By which ways the matrix is run. */
export type Ways = Way | 'both'

export type SuiteOptions = {
  /** A CouchDB in place of the embedded replica. */
  couch?: CouchAddress
  through: Ways
  golden: 'compare' | 'write'
  isQuiet: boolean
  print(line: string): void
}

/** All rows of the access matrix. */
export const operations: readonly Operation[] = [
  ...readOperations,
  ...shutOperations,
  ...writeOperations,
  ...entryOperations,
  ...doorOperations,
  ...serverOperations,
]

/** Runs the contract, the corpus and the access matrix on a network of its own, and cleans up after itself. */
export async function runSuites(options: SuiteOptions): Promise<{ passed: number; failed: number }> {
  const { couch, print } = options
  const report = createReport(print, options.isQuiet)
  let ahead = 0
  const prefix = couch ? 'wintest-' : ''
  const now = () => Date.now() + ahead
  const network = await startNetwork({ now, prefix, ...(couch && { couch }) })
  const ground = await prepareGround(network, (ms) => (ahead += ms))
  try {
    await runShapes(network, ground.people.C, report)
    await runCorpus(network, report)
    await runMatrix(ground, options, report)
  } finally {
    await ground.close()
    if (couch) await removeDatabases(network)
    await network.close()
  }
  return { passed: report.passed(), failed: report.failed() }
}

async function runMatrix(ground: Ground, options: SuiteOptions, report: Report): Promise<void> {
  const ways: Way[] = options.through === 'both' ? ['gateway', 'direct'] : [options.through]
  const verdicts: Verdicts = []
  for (const way of ways) {
    verdicts.push(...(await runAccess(ground, way, operations, report)))
  }
  const replica = options.couch ? 'couchdb' : 'embedded'
  if (options.golden === 'write') writeGolden(verdicts, replica)
  const changed = compareWithGolden(verdicts, replica)
  report.count(verdicts.length, changed)
  report.row('as the golden list has it', changed)
  const rows = operations.flatMap((operation) => ways.filter((way) => operation[way] !== 'none'))
  options.print(`${rows.length} rows × ${roles.length} roles × ${databases.length} databases run`)
}

/** On a CouchDB that belongs to somebody nothing is left behind. */
async function removeDatabases({ couch, naming }: Network): Promise<void> {
  for (const name of [...databases.map((database) => naming.of(database)), naming.own]) {
    await couch.ask({ method: 'DELETE', path: `/${name}` })
  }
}
