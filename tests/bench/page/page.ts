import PouchDB from 'pouchdb'
import { connect, type Client } from '#lib/engine/client/connect.ts'
import { trustOwnScripts } from '#lib/engine/client/trust-own-scripts.ts'
import type { Signal } from '#lib/engine/api.ts'

/** What the bench drives from outside. Times are milliseconds of `performance.now()`. */
export type BenchPage = {
  enrol(login: string, password: string): Promise<void>
  /** From the open vault to the end of the first whole exchange. */
  firstSync(): Promise<number>
  pouchDefault(database: string, user: string, password: string): Promise<{ ms: number; docs: number }>
  unlockToList(): Promise<{ ms: number; total: number }>
  search(texts: string[]): Promise<number[]>
  save(count: number): Promise<number[]>
}

const passphrase = 'quattro parole prese a caso'

trustOwnScripts()
const client: Client = connect()

function heard(is: (signal: Signal) => boolean): Promise<number> {
  return new Promise((resolve) => {
    const stop = client.onSignal((signal) => {
      if (!is(signal)) return
      stop()
      resolve(performance.now())
    })
  })
}

async function firstSync(): Promise<number> {
  const opened = heard((signal) => signal.type === 'unlocked')
  const done = heard((signal) => signal.type === 'sync' && signal.sync.lastExchange !== undefined)
  const made = await client.createPassphrase(passphrase)
  if (!made.ok) throw new Error(made.reason)
  return (await done) - (await opened)
}

async function pouchDefault(database: string, user: string, password: string) {
  const local = new PouchDB(`bench-${database}`)
  const remote = new PouchDB(`${location.origin}/raw/${database}`, {
    auth: { username: user, password },
    skip_setup: true,
  })
  const start = performance.now()
  const result = await local.replicate.from(remote)
  return { ms: performance.now() - start, docs: result.docs_written }
}

async function unlockToList(): Promise<{ ms: number; total: number }> {
  await client.lock('person')
  const { people } = await client.start(true)
  const start = performance.now()
  const opened = await client.unlock(people[0]?.id ?? '', passphrase)
  if (!opened.ok) throw new Error(opened.reason)
  const { total } = await client.listCases({ from: 0, count: 30 })
  return { ms: performance.now() - start, total }
}

async function search(texts: string[]): Promise<number[]> {
  const times: number[] = []
  for (const text of texts) {
    const start = performance.now()
    await client.listCases({ text, from: 0, count: 30 })
    times.push(performance.now() - start)
  }
  return times
}

async function save(count: number): Promise<number[]> {
  const { rows } = await client.listCases({ from: 0, count })
  const times: number[] = []
  for (const [i, row] of rows.entries()) {
    const person = (await client.openCase(row.record))?.person
    if (!person) continue
    const seen = person.fields['phone']?.values.map(({ entry }) => entry) ?? []
    const start = performance.now()
    const saved = await client.save(person.record, [{ path: 'phone', value: `399 000 ${1000 + i}`, seen }])
    if (!saved.ok) throw new Error(saved.reason)
    times.push(performance.now() - start)
  }
  return times
}

async function enrol(login: string, password: string): Promise<void> {
  const answer = await client.signIn({ login, password, label: 'bench' })
  if (!answer.ok) throw new Error(answer.reason)
}

const page: BenchPage = { enrol, firstSync, pouchDefault, unlockToList, search, save }
Object.assign(globalThis, { bench: page })
