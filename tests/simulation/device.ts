import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { createEngine } from '#lib/engine/create-engine.ts'
import type { Engine, Outcome } from '#lib/engine/api.ts'
import { createGateway } from '#lib/engine/people/gateway.ts'
import type { Ports } from '#lib/engine/ports.ts'
import type { Runtime } from '#lib/engine/runtime.ts'
import { openKeyring } from '#lib/store/keyring/open-keyring.ts'
import { makeBody, signBody, type Draft } from '#lib/entries/make.ts'
import { createHttpRemote } from '#lib/sync/http/http-remote.ts'
import type { Chance } from '#server/demo/seeded.ts'
import { cheapKdfPolicy } from '#tests/fixtures/cheap-kdf.ts'
import { seededDeviceKey, seededPkcs8 } from '#tests/fixtures/seeded-device-key.ts'
import { breakRow, flipBit, readDisk } from '#tests/fixtures/store/read-disk.ts'
import { chanceOf } from './chance.ts'
import { cryptoUnderWay } from './crypto-under-way.ts'
import { createNetwork, type Network } from './network.ts'

/** The passphrase of everyone in a simulation. */
const passphrase = 'quattro parole prese a caso'

const keyringPlace = 'win-keyring'

/** Turns of the event loop with no storage step, request or crypto under way, after which a device is at rest; a transaction takes a few. */
const quietTurns = 25

/**
 * The storage steps before and after which a device can crash: those that leave something on the disk. How many looks
 * at it lie between them depends on how quick the machine is, so they do not count.
 */
const writes = /^(save|receive|scope|mark-[a-z]+|drop-scope|let-go|call-back|repair|receipts-sent):/

/** A crash between two storage steps, thrown through whatever was under way. */
export class Crash extends Error {}

/** One simulated tablet with the real engine, store and sync over an IndexedDB of its own. */
export type Device = {
  name: string
  login: string
  /** The tavoli whose cases its person may read now. */
  tavoli: Set<string>
  network: Network
  chance: Chance
  clock: { skewMs: number }
  /** Set to n: the n-th storage step from now crashes the device. */
  fuse: { steps: number | undefined }
  engine(): Engine
  signIn(password: string): Promise<void>
  /**
   * After a crash or a power cut: a new engine over what was on disk. False when the vault had not been in use for
   * so long, by its own clock, that it dropped itself.
   */
  restart(): Promise<boolean>
  /** The tablet is destroyed, and another takes its place; nothing of its disks is left. */
  replace(password: string): Promise<void>
  /** One record's row on the disk does not open any more. False when there is none. */
  damage(): Promise<boolean>
  /** Sends an entry that the engine has no door for, with this device's session. Answers the status. */
  sendByHand(database: string, draft: Pick<Draft, 'kind' | 'record' | 'case' | 'changes'>): Promise<number>
  /** All that lies on the disks, bytes as characters. */
  readDisks(): Promise<string>
  /** Resolves when nothing that the last step left behind touches the store any more, so that steps never overlap. */
  quiet(): Promise<void>
  stop(): Promise<void>
}

/** Where and when a device lives. `syncEveryMs`: it exchanges by itself, too; else only when someone asks. */
export type World = { seed: number; origin: string; now(): number; syncEveryMs?: number }

/** A device of a world, not yet logged in; `disks` are its places, empty for a new tablet. */
export function createDevice(
  world: World,
  name: string,
  login: string,
  tavoli: readonly string[] = [],
  disks: Map<string, IDBFactory> = new Map(),
): Device {
  const chance = chanceOf(world.seed, `device-${name}`)
  const network = createNetwork(chanceOf(world.seed, `network-${name}`))
  const clock = { skewMs: 0 }
  const fuse: Device['fuse'] = { steps: undefined }
  const taps = { count: 0 }
  const runtime = runtimeOf(world, chance, clock, network)
  const ports = () => portsOf(world, { name, runtime, network, fuse, taps, disks })
  let engine = createEngine(ports())

  async function unlock(): Promise<boolean> {
    const { people } = await engine.start(false)
    const person = people[0]
    if (!person) throw new Error(`${name}: nobody is on the key ring`)
    const unlocked = await engine.unlock(person.id, passphrase)
    if (!unlocked.ok && unlocked.reason === 'expired') return false
    expectOk(unlocked, name)
    return true
  }

  return {
    name,
    login,
    tavoli: new Set(tavoli),
    network,
    chance,
    clock,
    fuse,
    engine: () => engine,
    async signIn(password) {
      expectOk(await engine.signIn({ login, password, label: name }), name)
      expectOk(await engine.createPassphrase(passphrase), name)
    },
    async restart() {
      fuse.steps = undefined
      engine = createEngine(ports())
      return unlock()
    },
    async replace(password) {
      await engine.lock('person')
      disks.clear()
      engine = createEngine(ports())
      await this.signIn(password)
    },
    damage: () => damageRow(disks, chance),
    sendByHand: (database, draft) =>
      sendByHand({ world, name, login, engine, network, runtime }, database, draft),
    readDisks: () => readDisks(disks),
    quiet: () => rest(taps, network),
    stop: () => engine.lock('person'),
  }
}

async function rest(taps: Edges['taps'], network: Network): Promise<void> {
  for (let still = 0, seen = -1; still < quietTurns; seen = taps.count) {
    await new Promise((resolve) => setImmediate(resolve))
    const isStill = seen === taps.count && network.underWay === 0 && cryptoUnderWay.count === 0
    still = isStill ? still + 1 : 0
  }
}

type Sender = { world: World; engine: Engine } & Pick<Edges, 'name' | 'runtime' | 'network'> & {
    login: string
  }

async function sendByHand(
  { world, name, login, engine, network, runtime }: Sender,
  database: string,
  draft: Pick<Draft, 'kind' | 'record' | 'case' | 'changes'>,
): Promise<number> {
  const me = await engine.me()
  const device = me?.device.id ?? ''
  const key = await seededDeviceKey(`${world.seed}/${name}`)
  const at = new Date(runtime.now()).toISOString()
  const body = makeBody({ ...draft, author: login, device, at }, runtime.random)
  const entry = await signBody(body, (bytes) => key.sign(bytes))
  const headers = { 'Content-Type': 'application/json', 'X-Win-Login': login, 'X-Win-Device': device }
  const docs = JSON.stringify({ docs: [entry] })
  const url = `${world.origin}/db/${database}/_bulk_docs`
  return (await network.fetch(url, { method: 'POST', headers, body: docs })).status
}

async function damageRow(disks: ReadonlyMap<string, IDBFactory>, chance: Chance): Promise<boolean> {
  for (const [place, disk] of disks) {
    if (place === keyringPlace || (await disk.databases()).length === 0) continue
    const rows = ((await readDisk(disk, place)).get('records') ?? []) as { key: string }[]
    if (rows.length === 0) continue
    await breakRow(disk, 'records', chance.pick(rows.map(({ key }) => key)), flipBit, place)
    return true
  }
  return false
}

async function readDisks(disks: ReadonlyMap<string, IDBFactory>): Promise<string> {
  const tables: unknown[] = []
  for (const disk of disks.values()) {
    for (const { name = '' } of await disk.databases()) tables.push(...(await readDisk(disk, name)))
  }
  return JSON.stringify(tables, (_, value: unknown) =>
    value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value,
  )
}

type Edges = {
  name: string
  runtime: Runtime
  network: Network
  fuse: Device['fuse']
  taps: { count: number }
  disks: Map<string, IDBFactory>
}

/** The engine's edges: a disk per place in memory, the faulty network, a cheap key and the fuse. */
function portsOf(world: World, { name, runtime, network, fuse, taps, disks }: Edges): Ports {
  const diskOf = (place: string) => {
    const disk = disks.get(place) ?? new IDBFactory()
    disks.set(place, disk)
    return disk
  }
  return {
    runtime,
    keyring: openKeyring(diskOf(keyringPlace), IDBKeyRange),
    openPlace: (place) =>
      Promise.resolve({
        indexedDB: diskOf(place),
        range: IDBKeyRange,
        bucket: true,
        persisted: true,
        usage: () => Promise.resolve({ usedBytes: 0, quotaBytes: 0 }),
        remove: () => Promise.resolve(void disks.delete(place)),
      }),
    gateway: createGateway(world.origin, runtime, network.fetch),
    createRemote: (caller) =>
      createHttpRemote({ origin: world.origin, caller, clock: runtime, fetch: network.fetch }),
    kdf: cheapKdfPolicy,
    tabs: { post: () => undefined, listen: () => () => undefined },
    async createDeviceKey() {
      const seed = `${world.seed}/${name}`
      return { key: await seededDeviceKey(seed), pkcs8: seededPkcs8(seed) }
    },
    tap(step) {
      taps.count += 1
      if (writes.test(step)) burn(fuse)
    },
    ...(world.syncEveryMs !== undefined && { syncEveryMs: world.syncEveryMs }),
  }
}

function runtimeOf(world: World, chance: Chance, clock: { skewMs: number }, network: Network): Runtime {
  return {
    now: () => world.now() + clock.skewMs,
    monotonic: () => world.now(),
    random: (n) => chance.random(n),
    online: () => !network.isParted,
    // Time passes in whole seconds, between steps: what waits for less does not wait, what waits for more does so
    // until it is stopped.
    sleep: (ms, signal) =>
      ms < 1000
        ? Promise.resolve()
        : new Promise((resolve) => signal?.addEventListener('abort', () => resolve(), { once: true })),
    lock: (_, run) => run(),
  }
}

function burn(fuse: Device['fuse']): void {
  if (fuse.steps === undefined) return
  fuse.steps -= 1
  if (fuse.steps > 0) return
  fuse.steps = undefined
  throw new Crash('the device crashed between two storage steps')
}

function expectOk(outcome: Outcome<object>, name: string): void {
  if (!outcome.ok) throw new Error(`${name}: ${outcome.reason}`)
}
