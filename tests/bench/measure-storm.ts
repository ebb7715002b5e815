import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { grantOf } from '#lib/domain/schema/roles.ts'
import { createDevice } from '#tests/simulation/device.ts'
import type { Found } from './figure.ts'
import type { Ground } from './ground.ts'
import { benchUser, stormTavolo } from './seed.ts'
import type { Crew, Order, Report } from './storm-tablets.ts'

const size = { tablets: 60, edits: 50, cases: 10, people: 6, processes: 2 } as const
const { password } = benchUser

/**
 * 60 tablets come back from a day without a network, each with 50 edits of the same ten cases, all at once: the time
 * until all show the same and nothing waits. The tablets are WIN's own engine in Node, on the same two cores.
 */
export async function measureStorm(ground: Ground): Promise<Found> {
  const logins = Array.from({ length: size.people }, (_, i) => `storm.${i}`)
  for (const login of logins) {
    const grants = ['rete', grantOf('operatore', stormTavolo)]
    await ground.all.addUser({ login, name: login, grants, password })
  }
  const crews = Array.from({ length: size.processes }, (_, i) => startCrew(ground, logins, i))
  try {
    await tell(crews, { do: 'enrol' })
    const cases = await openCases(ground, logins[0] ?? '')
    await tell(crews, { do: 'exchange', cases })
    await tell(crews, { do: 'edit', cases, count: size.edits })
    ground.takeFailures()
    const start = performance.now()
    const rounds = await exchangeUntilEqual(crews, cases)
    const ms = performance.now() - start
    const failures = ground.takeFailures()
    if (failures > 0) throw new Error(`${failures} requests of the storm failed`)
    const note = `storm: ${size.tablets} tablets × ${size.edits} edits of ${size.cases} cases, ${rounds} rounds, no failed request`
    return { figures: [{ figure: 'storm', subject: 'win', value: ms, unit: 'ms' }], notes: [note] }
  } finally {
    for (const crew of crews) crew.kill('SIGKILL')
  }
}

function startCrew({ url }: Ground, logins: readonly string[], n: number): ChildProcess {
  const each = size.tablets / size.processes
  const ofTablets = Array.from({ length: each }, (_, i) => logins[i % logins.length] ?? '')
  const crew: Crew = { origin: url, password, logins: ofTablets, first: n * each }
  return fork(fileURLToPath(new URL('storm-tablets.ts', import.meta.url)), [JSON.stringify(crew)], {
    execArgv: ['--import', 'tsx'],
  })
}

async function openCases({ url }: Ground, login: string): Promise<string[]> {
  const office = createDevice({ seed: 2, origin: url, now: Date.now }, 'storm-office', login)
  await office.signIn(password)
  const cases: string[] = []
  for (let n = 0; n < size.cases; n += 1) {
    const input = { tavolo: stormTavolo, name: 'Caso', surname: `Tempesta ${n}`, origin: 'TAVOLO' }
    const opened = await office.engine().newCase(input)
    if (!opened.ok) throw new Error(opened.reason)
    cases.push(opened.record)
  }
  await office.engine().syncNow()
  await office.stop()
  return cases
}

async function exchangeUntilEqual(crews: readonly ChildProcess[], cases: string[]): Promise<number> {
  for (let round = 1; ; round += 1) {
    const reports = await tell(crews, { do: 'exchange', cases })
    const views = reports.flatMap((report) => report.views)
    if (views.length === size.tablets && new Set(views).size === 1) return round
    if (round === 20) throw new Error('the storm does not settle')
  }
}

/** Tells all, and waits for what each reports. */
function tell(crews: readonly ChildProcess[], order: Order): Promise<Report[]> {
  return Promise.all(
    crews.map(async (crew) => {
      const answered = Promise.race([once(crew, 'message'), once(crew, 'exit').then(() => undefined)])
      crew.send(order)
      const answer = await answered
      if (!answer) throw new Error('tablets of the storm ended')
      return answer[0] as Report
    }),
  )
}
