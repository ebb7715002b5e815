import { expectEqual } from './expect-equal.ts'
import { ask, type Answer, type Question, type Tablet } from '../tablet.ts'
import type { Network } from '../network.ts'

/** A way to the same database: past the gateway or through it. Paths follow the database's own. */
export type Wire = {
  name: 'direct' | 'gateway'
  /** Whose entries are written: a coordinator of the tavolo. */
  tablet: Tablet
  ask(path: string, question?: Question): Promise<Answer>
}

/** The database of the suite. */
export const database = 'tavolo-empoli'

/** The wire through the gateway, in the name of a tablet that has logged in. */
export function throughGateway(tablet: Tablet): Wire {
  return { name: 'gateway', tablet, ask: (path, question) => tablet.ask(`/db/${database}${path}`, question) }
}

/** The wire past the gateway, with a cookie that the same person got of the replica. */
export function pastGateway(network: Network, tablet: Tablet, cookie: Record<string, string>): Wire {
  const url = `${network.replicaUrl}/${network.naming.of(database)}`
  return {
    name: 'direct',
    tablet,
    ask: (path, question = {}) =>
      ask(`${url}${path}`, { ...question, headers: { ...cookie, ...question.headers } }),
  }
}

/** One thing that the app relies on. It throws where it is not so. */
export type Check = { name: string; run(wire: Wire): Promise<void> }

/** Sends documents and gives the rows back. */
export async function push(wire: Wire, docs: unknown[], more: object = {}): Promise<Row[]> {
  const answer = await wire.ask('/_bulk_docs', { method: 'POST', body: { docs, ...more } })
  expectEqual(answer.status, 201)
  return answer.json as Row[]
}

export type Row = { ok?: boolean; id: string; rev?: string; error?: string; reason?: string }
export type ChangeRow = {
  id: string
  seq: unknown
  changes: { rev: string }[]
  doc?: { _id: string }
  deleted?: boolean
}
export type Changes = { results: ChangeRow[]; last_seq: unknown; pending?: number }

/** A page of changes. */
export async function changes(wire: Wire, query: string): Promise<Changes> {
  const answer = await wire.ask(`/_changes?${query}`)
  expectEqual(answer.status, 200)
  return answer.json as Changes
}
