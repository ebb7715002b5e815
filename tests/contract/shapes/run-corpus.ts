import { databasesFor } from '#lib/domain/schema/database.ts'
import type { Network } from '../network.ts'
import { borrowSpeaker } from './borrow-speaker.ts'
import { corpus, type Row } from '../corpus.ts'
import type { Report } from '../report.ts'
import { token } from '../samples.ts'

/**
 * Sends the corpus to the replica itself, past the gateway: its validator must give the verdict that was thought
 * out. What cannot be a document there (no id, an id that is CouchDB's own) is left to the tests of the text.
 */
export async function runCorpus(network: Network, report: Report): Promise<void> {
  const rows = corpus().filter(isDocument)
  const failures: string[] = []
  for (const group of groupsOf(rows)) failures.push(...(await judge(network, group)))
  report.count(rows.length, failures)
  report.row(`replica · validator · ${rows.length} documents of the corpus`, failures)
}

function isDocument({ text, login }: Row): boolean {
  const { _id: id } = JSON.parse(text) as { _id?: unknown }
  // CouchDB's own members never reach a validator, and 1e400 is a number to no parser.
  const isStrange = /"_(?:deleted|attachments|conflicts)"|"__proto__"|1e400/.test(text)
  return typeof id === 'string' && /^[a-z][a-z0-9.-]{0,150}$/.test(id) && login !== 'server' && !isStrange
}

/** Rows that go to one database in one name. */
function groupsOf(rows: readonly Row[]): Row[][] {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const key = `${row.database} ${row.login} ${row.grants.join(' ')}`
    groups.set(key, [...(groups.get(key) ?? []), row])
  }
  return [...groups.values()]
}

/** Rows share ids, and an id that is taken never reaches the validator, which cannot tell a right hash from another. */
function withOwnId(text: string, name: string): string {
  return text.replace(
    /("_id":"[^"]*\.)[a-z2-7]{25}[aeimquy4]"/,
    (_, head: string) => `${head}${token(name)}"`,
  )
}

/** One at a time and as text: a number that JavaScript would round must go as it is written. */
async function judge(network: Network, group: readonly Row[]): Promise<string[]> {
  const failures: string[] = []
  const [first] = group
  const speaker = first && (await borrowSpeaker(network, first))
  if (!speaker) return []
  const { couch, naming } = network
  for (const { name, text, database, grants, verdict } of group) {
    const response = await fetch(`${couch.url}/${naming.of(database)}/_bulk_docs`, {
      method: 'POST',
      headers: { ...speaker.as, 'content-type': 'application/json' },
      body: `{"docs":[${withOwnId(text, name)}]}`,
    })
    const rows = (await response.json()) as { ok?: boolean; error?: string; reason?: string }[]
    const [row] = Array.isArray(rows) ? rows : []
    const given = row?.ok === true ? 'ok' : (row?.reason ?? `status ${response.status}`)
    if (given === verdict) continue
    // Kept out before the validator: as no reader of the database, or by what no parser of JSON takes.
    const isKeptOut = response.status === 403 && !databasesFor(grants).some((each) => each.name === database)
    const isNoJson = response.status === 400 && verdict !== 'ok'
    if (!isKeptOut && !isNoJson) failures.push(`${name}: ${given}, should be ${verdict}`)
  }
  await speaker.giveBack()
  return failures
}
