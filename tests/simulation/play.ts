import { createHash } from 'node:crypto'
import { databaseOf, type DatabaseClass } from '#lib/domain/schema/database.ts'
import type { Json } from '#lib/domain/schema/kind.ts'
import type { Entry } from '#lib/entries/entry.ts'
import * as casework from './casework.ts'
import { chanceOf } from './chance.ts'
import { createDevice, type Device } from './device.ts'
import type { Fate } from './network.ts'
import { createOracle, type Violation } from './oracle.ts'
import {
  digest,
  findDishonest,
  findExposed,
  findForgotten,
  findInvented,
  findLeftBehind,
  findLost,
  findRisen,
  findReturned,
  findUncounted,
  findUnequal,
  findUnopened,
} from './promises.ts'
import * as disaster from './disasters.ts'
import type { Ground, Person } from './ground.ts'
import type { Stage } from './stage.ts'
import * as act from './steps.ts'
import * as meeting from './meetings.ts'
import * as room from './rooms.ts'
import * as sharing from './sharing.ts'
import { exchange } from './steps.ts'
import * as upheaval from './upheavals.ts'

/** What one seed came to. */
export type Played = {
  seed: number
  trace: string
  lines: string[]
  violations: Violation[]
  hasTrueConflict: boolean
  steps: number
  /** What the network did, and how often. */
  fates: [Fate, number][]
}

type Step = (stage: Stage, device: Device) => Promise<void>

/** Steps with their weights, as they were when the core alone was there. */
const core: readonly (readonly [Step, number])[] = [
  [act.editField, 36],
  [act.exchange, 15],
  [act.newInterview, 8],
  [act.moveHousehold, 8],
  [act.choose, 6],
  [disaster.partOrHeal, 8],
  [act.newContact, 5],
  [act.moveContact, 4],
  [act.newCase, 3],
  [saveAmid, 4],
  [disaster.jumpClock, 2],
  [disaster.crash, 5],
  [disaster.destroy, 1],
  [disaster.damage, 1],
  [disaster.restoreReplica, 1],
  [disaster.forge, 1],
  [upheaval.erase, 1],
  [upheaval.revokeRole, 0.5],
  [upheaval.writeFromNewerApp, 0.5],
]

const withCasework = [
  ...core,
  [casework.scoreArea, 8],
  [casework.action, 5],
  [casework.task, 4],
  [casework.consent, 3],
  [casework.signMap, 2],
  [upheaval.transferCase, 1.5],
] as const

const withPapers = [...withCasework, [casework.paper, 4]] as const

const withSharing = [...withPapers, [sharing.shareCase, 6], [sharing.answerAnew, 4]] as const

const withMeetings = [
  ...withSharing,
  [meeting.planMeeting, 5],
  [meeting.speak, 7],
  [meeting.decide, 9],
  [meeting.close, 2],
] as const

/** Which steps a seed draws from. A scenario that once failed is played with those of its time, or it is another. */
const eras = {
  core,
  casework: withCasework,
  papers: withPapers,
  sharing: withSharing,
  tavolo: withMeetings,
  rooms: [...withMeetings, [room.meetTablets, 9], [room.passFile, 1], [room.useResource, 8]],
} as const satisfies Record<string, readonly (readonly [Step, number])[]>

/** The name of a set of steps. */
export type Era = keyof typeof eras

function saveAmid(stage: Stage, device: Device): Promise<void> {
  return upheaval.saveAmidExchange(stage, device, act.editField)
}

/** How many tablets write; one that only reads and a volunteer's come on top. */
const writers: readonly (readonly [number, number])[] = [
  [1, 5],
  [2, 35],
  [3, 30],
  [4, 16],
  [5, 8],
  [6, 6],
]

/** Plays one seed: devices, steps, healing, and then every promise. Steps in `skip` are left out. */
export async function play(
  seed: number,
  ground: Ground,
  skip: ReadonlySet<number> = new Set(),
  era: Era = 'rooms',
): Promise<Played> {
  const chance = chanceOf(seed, 'steps')
  const lines: string[] = []
  const clock = { now: Date.parse('2026-11-17T08:00:00.000Z') }
  const world = { seed, origin: ground.origin, now: () => clock.now }
  await ground.replica.begin()
  const devices = await arrive(ground, chance.weighed(writers), world)
  const stage = setStage(ground, devices, lines)
  const [volunteer, reader, ...operators] = [...devices].reverse() as [Device, Device, ...Device[]]
  await act.newCase(stage, operators[0] as Device)
  for (const device of operators) await exchange(stage, device)
  for (const device of devices) device.network.isCalm = false
  const steps = chance.whole(60, 200)
  for (stage.step = 1; stage.step <= steps; stage.step += 1) {
    clock.now += chance.whole(1, 600) * 1000
    const doing = chance.weighed<Step>(eras[era])
    const doers =
      doing === act.newContact ? [...operators, volunteer] : doing === exchange ? devices : operators
    const device = chance.pick(doers)
    if (!skip.has(stage.step)) await doing(stage, device)
    await device.quiet()
  }
  await heal(stage, () => void (clock.now += 25 * 3_600_000))
  const violations = await check(stage, [reader, ...operators], volunteer)
  lines.push(`end ${hashOf([JSON.stringify(await digestAll(stage, reader))])}`)
  const hasTrueConflict = await hadTrueConflict(stage, reader)
  for (const device of devices) await device.stop()
  return { seed, trace: hashOf(lines), lines, violations, hasTrueConflict, steps, fates: fatesOf(devices) }
}

function setStage({ tavoli, replica, password }: Ground, devices: Device[], lines: string[]): Stage {
  const trace = (line: string) => void lines.push(line)
  const oracle = createOracle()
  return {
    ...{ devices, oracle, replica, password, tavoli, trace },
    cases: [],
    erasedOver: [],
    forgotten: [],
    gone: [],
    newer: [],
    step: 0,
    violations: [],
    replacedAt: new Map(),
    forged: 0,
    isUntold: false,
  }
}

async function digestAll({ cases }: Stage, device: Device): Promise<Json[]> {
  const all: Json[] = []
  for (const { record } of cases) all.push(digest(await device.engine().openCase(record)))
  return all
}

function fatesOf(devices: readonly Device[]): [Fate, number][] {
  const total = new Map<Fate, number>()
  for (const { network } of devices)
    for (const [fate, count] of network.fates) total.set(fate, (total.get(fate) ?? 0) + count)
  return [...total]
}

async function arrive(
  ground: Ground,
  count: number,
  world: Parameters<typeof createDevice>[0],
): Promise<Device[]> {
  const { staff, volunteer } = ground
  const create = (name: string, { login, tavoli }: Person) => createDevice(world, name, login, tavoli)
  const devices = Array.from({ length: count }, (_, i) => create(`t${i}`, staff[i % staff.length] as Person))
  devices.push(create('reader', staff[1] as Person), create('parish', volunteer))
  for (const device of devices) await device.signIn(ground.password)
  return devices
}

/** After so many rounds everything is where it belongs; one more shows that nothing is written any more. */
const healingRounds = 3

/**
 * The network comes back for good; a few rounds, and everything is at rest. Only a restore that nobody told of
 * takes days: it is found by the daily comparison, by a tablet's own clock, which may have gone back.
 */
async function heal(stage: Stage, passDay: () => void): Promise<void> {
  for (const device of stage.devices) {
    device.network.isParted = false
    device.network.isCalm = true
  }
  const days = stage.isUntold ? healingRounds : 0
  for (let round = 1; round <= healingRounds + 1; round += 1) {
    if (round <= days) passDay()
    const isAtRest = await healRound(stage)
    if (isAtRest && round > days) return
  }
  const detail = `something is still written in round ${healingRounds + 1}`
  stage.violations.push({ promise: 'at rest nothing is written', detail })
}

/** True when nobody had trouble and nothing was written. */
async function healRound(stage: Stage): Promise<boolean> {
  const before = await stage.replica.position()
  let hadTrouble = false
  for (const device of stage.devices) {
    const tray = await device.engine().refused()
    if (tray.length > 0) await device.engine().retryRefused(tray.map(({ id }) => id))
    await exchange(stage, device)
    hadTrouble ||= (await device.engine().syncView()).trouble !== undefined
  }
  await stage.replica.settled()
  return !hadTrouble && (await stage.replica.position()) === before
}

async function check(stage: Stage, peers: readonly Device[], volunteer: Device): Promise<Violation[]> {
  const violations = [...stage.violations]
  const entries = await stage.replica.entries()
  violations.push(...(await letGoOfRevoked(stage, entries)))
  for (const device of peers) {
    const { local, sent, refused } = await device.engine().syncView()
    const isRevoked = device.login === stage.revoked?.login
    violations.push(...(await findLost(stage.oracle, device)))
    violations.push(...(await findUncounted(device, stage.forged, isRevoked)))
    violations.push(...(await findDishonest(stage, entries, device)))
    violations.push(...(await findForgotten(stage, device)))
    violations.push(...(await findReturned(stage, device)))
    violations.push(...(await findUnopened(stage, device)))
    violations.push(...(await sharing.findOvershared(stage, entries, device)))
    // A scope stays, sealed, while something in it waits that is nowhere else.
    const isHeldBack = isRevoked && local + sent + refused > 0
    if (!isHeldBack) violations.push(...(await findLeftBehind(stage, device)))
    const noMore = isRevoked && !isHeldBack ? databasesOf([stage.revoked?.tavolo ?? '']) : []
    violations.push(...(await findExposed(device, { never: databasesOf(neverOf(stage, device)), noMore })))
  }
  const shut = stage.tavoli.map((tavolo) => databaseOf('tavolo', tavolo).name)
  const never = [...shut, ...databasesOf(neverOf(stage, volunteer))]
  violations.push(...(await findExposed(volunteer, { never })))
  violations.push(...findInvented(stage.oracle, entries))
  violations.push(...(await findUnequal(stage.cases, peers)))
  violations.push(...(await meeting.findTwoMeetings(peers)))
  violations.push(...(await room.findTwiceGiven(stage, peers)))
  violations.push(...(await findRisen(stage, entries, peers)))
  return violations
}

/**
 * What a person wrote where they have nothing to do any more is owed to nobody, if the tablet says that it waits, or
 * if it was on the replica: the tablet let go of it then, and cannot bring back what a restore takes off it.
 */
async function letGoOfRevoked(
  { devices, oracle, revoked, forgotten }: Stage,
  entries: readonly Entry[],
): Promise<Violation[]> {
  const violations: Violation[] = []
  for (const device of devices.filter(({ login }) => login === revoked?.login)) {
    const gone = oracle.excuse(device.name, [...entries, ...forgotten], revoked?.tavolo)
    oracle.excuse(device.name, entries, revoked?.tavolo)
    const { local, sent, refused } = await device.engine().syncView()
    if (gone === 0 || local + sent + refused > 0) continue
    const detail = `${device.name} says that nothing waits and ${gone} values are only there`
    violations.push({ promise: 'counters are true', detail })
  }
  return violations
}

/** The tavoli that a device's person never had anything to do with. */
function neverOf({ tavoli, revoked }: Stage, device: Device): string[] {
  const once = device.login === revoked?.login ? [revoked.tavolo] : []
  return tavoli.filter((tavolo) => !device.tavoli.has(tavolo) && !once.includes(tavolo))
}

function databasesOf(tavoli: readonly string[]): string[] {
  const classes: DatabaseClass[] = ['tavolo', 'contatti']
  return tavoli.flatMap((tavolo) => classes.map((cls) => databaseOf(cls, tavolo).name))
}

/** A field that two wrote differently, neither having seen the other, resolved since or not. */
async function hadTrueConflict(stage: Stage, device: Device): Promise<boolean> {
  const keys = new Set(stage.oracle.log.map(({ record, path }) => `${record} ${path}`))
  for (const key of keys) {
    const [record = '', path = ''] = key.split(' ')
    const steps = await device.engine().history(record, path)
    const befores = new Map<string, Set<string>>()
    for (const step of steps) {
      const text = JSON.stringify([...step.before].sort())
      befores.set(text, (befores.get(text) ?? new Set()).add(JSON.stringify(step.value)))
    }
    // Two different values over the same ground: neither author saw the other's.
    if (steps.some((step) => step.before.length > 1)) return true
    if ([...befores.values()].some((values) => values.size > 1) && hasFork(steps)) return true
  }
  return false
}

function hasFork(steps: readonly { live: boolean; value: Json }[]): boolean {
  const live = steps.filter((step) => step.live).map(({ value }) => JSON.stringify(value))
  return new Set(live).size > 1
}

function hashOf(lines: readonly string[]): string {
  return createHash('sha256').update(lines.join('\n')).digest('hex').slice(0, 16)
}
