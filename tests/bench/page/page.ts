import { connect, type Client } from '#lib/engine/client/connect.ts'
import { trustOwnScripts } from '#lib/engine/client/trust-own-scripts.ts'
import type { Signal } from '#lib/engine/api.ts'
import { fetchAndWrite } from './floor.ts'
import { rxPull, rxPush, type RxPair, type RxTuning } from './rxdb.ts'
import { openPouch, pullAll, pushEdits, type PouchPair, type Tuning } from './pouch.ts'

/** What the bench drives from outside. Times are milliseconds of `performance.now()`. */
export type BenchPage = {
  enrol(login: string, password: string): Promise<void>
  /** From the open vault to the end of the first whole exchange. */
  firstSync(): Promise<number>
  pouchSync(database: string, tuning: Tuning): Promise<{ ms: number; docs: number }>
  /** After `pouchSync`: these documents, written on the device, until the replica has them. */
  pouchPush(docs: object[], tuning: Tuning): Promise<number>
  /** The same with RxDB. */
  rxSync(database: string, tuning: RxTuning): Promise<number>
  rxPush(docs: object[]): Promise<number>
  floor(database: string): Promise<{ ms: number; docs: number }>
  unlockToList(): Promise<{ ms: number; total: number }>
  search(texts: string[]): Promise<number[]>
  save(count: number): Promise<number[]>
  /** Saves made without the network, from its return until the replica has answered for all of them. */
  push(count: number): Promise<number>
}

const passphrase = 'quattro parole prese a caso'

trustOwnScripts()
/** The other subjects are measured without WIN's worker beside them. */
let client: Client

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

let pair: PouchPair | undefined

async function pouchSync(database: string, tuning: Tuning) {
  pair = await openPouch(database, tuning)
  return pullAll(pair, tuning)
}

async function pouchPush(docs: object[], tuning: Tuning): Promise<number> {
  if (!pair) throw new Error('nothing was pulled')
  return pushEdits(pair, tuning, docs)
}

let rxPair: RxPair | undefined

async function rxSync(database: string, tuning: RxTuning): Promise<number> {
  const { pair: made, ms } = await rxPull(database, tuning)
  rxPair = made
  return ms
}

async function rxPushAll(docs: object[]): Promise<number> {
  if (!rxPair) throw new Error('nothing was pulled')
  return rxPush(rxPair, docs)
}

async function push(count: number): Promise<number> {
  await client.syncNow()
  await client.workOffline(true)
  const saves = await save(count)
  if (saves.length < count) throw new Error(`only ${saves.length} saves`)
  const sent = heard((signal) => signal.type === 'sync' && signal.sync.local === 0)
  const start = performance.now()
  await client.workOffline(false)
  return (await sent) - start
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
  client = connect()
  const answer = await client.signIn({ login, password, label: 'bench' })
  if (!answer.ok) throw new Error(answer.reason)
}

const page: BenchPage = {
  enrol,
  firstSync,
  ...{ pouchSync, pouchPush, floor: fetchAndWrite },
  ...{ rxSync, rxPush: rxPushAll },
  ...{ unlockToList, search, save, push },
}
Object.assign(globalThis, { bench: page })
