import type { Network } from '../network.ts'
import type { Report } from '../report.ts'
import type { Person } from '../access/ground.ts'
import { documentChecks } from './document-checks.ts'
import { feedChecks } from './feed-checks.ts'
import { replicaChecks } from './replica-checks.ts'
import { pastGateway, throughGateway } from './wire.ts'

/** Runs the contract: the same questions past the gateway and through it, then what the gateway itself relies on. */
export async function runShapes(network: Network, { tablet, cookie }: Person, report: Report): Promise<void> {
  const direct = pastGateway(network, tablet, cookie)
  for (const wire of [direct, throughGateway(tablet)]) {
    for (const { name, run } of [...feedChecks, ...documentChecks])
      await attempt(`${wire.name} · ${name}`, () => run(wire), report)
  }
  for (const { name, run } of replicaChecks)
    await attempt(`replica · ${name}`, () => run(network, direct), report)
}

async function attempt(title: string, run: () => Promise<void>, report: Report): Promise<void> {
  const failures: string[] = []
  try {
    await run()
  } catch (error) {
    failures.push(error instanceof Error ? error.message : String(error))
  }
  report.count(1, failures)
  report.row(title, failures)
}
