import { demand } from '#server/couch/couch.ts'
import { ask, type Answer } from '../tablet.ts'
import type { Report } from '../report.ts'
import { canaryPattern, type Canary, type Ground, type Person } from './ground.ts'
import type { Knock, Operation } from './operation.ts'
import { databases, mayRead, roles, type DatabaseName, type Role } from './roles.ts'

/** By which way people knock. */
export type Way = 'gateway' | 'direct'

/** Who was let in, by row and database: roles in their order. */
export type Verdicts = { row: string; database: DatabaseName; letIn: string }[]

/** Runs rows by one way against every database (a server's row against one alone) and reports what is not as it should be. */
export async function runAccess(
  ground: Ground,
  way: Way,
  operations: readonly Operation[],
  report: Report,
): Promise<Verdicts> {
  const verdicts: Verdicts = []
  // What a row left is what the next one finds: a change that comes in between shows, too.
  const latest = new Map<DatabaseName, Snapshot>()
  for (const operation of operations) {
    if (operation[way] === 'none') continue
    const failures: string[] = []
    for (const database of operation.group === 'the server' ? databases.slice(0, 1) : databases) {
      const { letIn, wrong } = await runRow(ground, way, operation, database, latest)
      verdicts.push({ row: `${way} ${operation.name}`, database, letIn })
      failures.push(...wrong)
      report.count(roles.length, wrong)
    }
    report.row(`${way} · ${operation.group} · ${operation.name}`, failures)
  }
  return verdicts
}

type Snapshot = ReadonlyMap<string, string>

async function runRow(
  ground: Ground,
  way: Way,
  operation: Operation,
  database: DatabaseName,
  latest: Map<DatabaseName, Snapshot>,
): Promise<{ letIn: string; wrong: string[] }> {
  const canary = ground.canaries.get(database) as Canary
  const before = latest.get(database) ?? (await snapshot(ground, database))
  const results = await Promise.all(
    roles.map(async (role) => {
      const person = ground.people[role]
      const knock = await operation.knock(person, database, canary)
      const answer = await send(ground, way, person, database, knock)
      return { role, knock, answer, isIn: isLetIn(answer, knock.isByRow) }
    }),
  )
  const wrong: string[] = []
  for (const { role, answer, isIn } of results) {
    const rule = operation[way]
    if (typeof rule === 'function' && rule(role, database) !== isIn)
      wrong.push(`${role} ${database}: ${isIn ? 'let in' : `refused (${answer.status})`}`)
    wrong.push(...foreignCanaries(answer, role).map((seen) => `${role} ${database}: saw ${seen}`))
  }
  const written = results.flatMap(({ isIn, knock }) => (isIn ? (knock.ids ?? []) : []))
  const after = await snapshot(ground, database)
  latest.set(database, after)
  wrong.push(...changesOf(before, after, written).map((what) => `${database}: ${what}`))
  const letIn = results.flatMap(({ role, isIn }) => (isIn ? [role] : [])).join(' ')
  return { letIn, wrong }
}

function send(
  { network }: Ground,
  way: Way,
  { role, tablet, cookie }: Person,
  database: DatabaseName,
  { path, ...question }: Knock,
): Promise<Answer> {
  const isServers = path.startsWith('//')
  if (way === 'direct') {
    const url = `${network.replicaUrl}${isServers ? path.slice(1) : `/${network.naming.of(database)}${path}`}`
    return ask(url, { ...question, headers: { ...cookie, ...question.headers } })
  }
  const place = isServers ? path.slice(1) : `/db/${database}${path}`
  return role === 'AN' ? ask(`${network.url}${place}`, question) : tablet.ask(place, question)
}

/** Let in is what was answered without an error in any row; by row, with one that has none. */
function isLetIn({ status, json }: Answer, isByRow = false): boolean {
  if (status >= 400) return false
  const rows = Array.isArray(json) ? json : (json as { rows?: unknown } | undefined)?.rows
  if (!Array.isArray(rows)) return true
  const isRefused = (row: unknown) =>
    typeof (row as { error?: unknown }).error === 'string' && !('key' in (row as object))
  return isByRow ? !rows.every(isRefused) : !rows.some(isRefused)
}

function foreignCanaries({ text, headers }: Answer, role: Role): string[] {
  const seen = `${text} ${JSON.stringify([...headers])}`.match(canaryPattern) ?? []
  return [...new Set(seen)].filter((found) => {
    const database = found.slice('CANARINO-'.length, -'-FINE'.length) as DatabaseName
    return !mayRead(role, database)
  })
}

/** Every document with its winning revision, and how many leaves there are in all. */
async function snapshot({ network }: Ground, database: DatabaseName): Promise<Snapshot> {
  const path = `/${network.naming.of(database)}/_changes?style=all_docs`
  const { results } = (await demand(network.couch, { path })) as {
    results: { id: string; deleted?: boolean; changes: { rev: string }[] }[]
  }
  return new Map(
    results.map(({ id, deleted = false, changes }) => [
      id,
      `${deleted} ${changes
        .map(({ rev }) => rev)
        .sort()
        .join(' ')}`,
    ]),
  )
}

/** What was there is there as it was (new leaves may have joined it), and nothing came but what was let in. */
function changesOf(before: Snapshot, after: Snapshot, written: readonly string[]): string[] {
  const gone = [...before].filter(([id, leaves]) => {
    const now = after.get(id)?.split(' ') ?? []
    return !leaves.split(' ').every((leaf) => now.includes(leaf))
  })
  const come = [...after.keys()].filter((id) => !before.has(id) && !written.includes(id))
  const missing = written.filter((id) => !after.has(id))
  return [
    ...gone.map(([id]) => `${id} is not as it was`),
    ...come.map((id) => `${id} came from a refusal`),
    ...missing.map((id) => `${id} was let in and is not there`),
  ]
}
