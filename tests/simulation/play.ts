import { createHash } from 'node:crypto'
import { databaseOf } from '#lib/domain/schema/database.ts'
import type { Json } from '#lib/domain/schema/kind.ts'
import { chanceOf } from './chance.ts'
import { createDevice, type Device } from './device.ts'
import type { Fate } from './network.ts'
import { createOracle, type Violation } from './oracle.ts'
import {
  digest,
  findDishonest,
  findExposed,
  findInvented,
  findLost,
  findUncounted,
  findUnequal,
} from './promises.ts'
import type { Replica } from './replica.ts'
import * as act from './steps.ts'
import { exchange, type Stage } from './steps.ts'

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

/** The replica that a seed plays against. `users`: logins with the same password, the first ones first. */
export type Ground = {
  origin: string
  tavolo: string
  users: string[]
  volunteer: string
  password: string
  replica: Replica
}

const weights: readonly (readonly [(stage: Stage, device: Device) => Promise<void>, number])[] = [
  [act.editField, 38],
  [act.exchange, 16],
  [act.newInterview, 8],
  [act.moveHousehold, 8],
  [act.choose, 6],
  [act.partOrHeal, 8],
  [act.newContact, 5],
  [act.moveContact, 4],
  [act.newCase, 3],
  [act.jumpClock, 2],
  [act.crash, 5],
  [act.destroy, 1],
  [act.restoreReplica, 1],
  [act.forge, 1],
]

/** Plays one seed: devices, steps, healing, and then every promise. Steps in `skip` are left out. */
export async function play(
  seed: number,
  ground: Ground,
  skip: ReadonlySet<number> = new Set(),
): Promise<Played> {
  const chance = chanceOf(seed, 'steps')
  const lines: string[] = []
  const clock = { now: Date.parse('2026-11-17T08:00:00.000Z') }
  const world = { seed, origin: ground.origin, now: () => clock.now }
  const devices = await arrive(ground, chance.whole(2, 6), world)
  const stage = setStage(ground, devices, lines)
  const [volunteer, reader, ...operators] = [...devices].reverse() as [Device, Device, ...Device[]]
  await act.newCase(stage, operators[0] as Device)
  for (const device of operators) await exchange(stage, device)
  for (const device of devices) device.network.isCalm = false
  const steps = chance.whole(60, 200)
  for (stage.step = 1; stage.step <= steps; stage.step += 1) {
    clock.now += chance.whole(1, 600) * 1000
    const doing = chance.weighed(weights)
    const doers =
      doing === act.newContact ? [...operators, volunteer] : doing === exchange ? devices : operators
    const device = chance.pick(doers)
    if (!skip.has(stage.step)) await doing(stage, device)
    await device.quiet()
  }
  await heal(stage, () => void (clock.now += 25 * 3_600_000))
  const peers = [...operators, reader]
  const violations = await check(stage, peers, volunteer)
  lines.push(`end ${hashOf([JSON.stringify(await digestAll(stage, reader))])}`)
  const hasTrueConflict = await hadTrueConflict(stage, reader)
  for (const device of devices) await device.stop()
  return { seed, trace: hashOf(lines), lines, violations, hasTrueConflict, steps, fates: fatesOf(devices) }
}

function setStage({ tavolo, replica, password }: Ground, devices: Device[], lines: string[]): Stage {
  const trace = (line: string) => void lines.push(line)
  const oracle = createOracle()
  return {
    ...{ devices, oracle, replica, password, tavolo, trace },
    cases: [],
    step: 0,
    violations: [],
    replacedAt: new Map(),
    forged: 0,
    isUntold: false,
  }
}

async function digestAll({ cases }: Stage, device: Device): Promise<Json[]> {
  const all: Json[] = []
  for (const record of cases) all.push(digest(await device.engine().openCase(record)))
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
  const devices = Array.from({ length: count }, (_, i) =>
    createDevice(world, `t${i}`, ground.users[i % ground.users.length] as string),
  )
  devices.push(createDevice(world, 'reader', ground.users[1] as string))
  devices.push(createDevice(world, 'parish', ground.volunteer))
  for (const device of devices) await device.signIn(ground.password)
  return devices
}

/**
 * The network comes back for good; a few turns, and everything is where it belongs. Only a restore that nobody
 * told of takes days: it is found by the daily comparison, by a tablet's own clock, which may have gone back.
 */
async function heal(stage: Stage, passDay: () => void): Promise<void> {
  for (const device of stage.devices) {
    device.network.isParted = false
    device.network.isCalm = true
  }
  for (let turn = 0; turn < 3; turn += 1) {
    if (stage.isUntold) passDay()
    for (const device of stage.devices) {
      const tray = await device.engine().refused()
      if (tray.length > 0) await device.engine().retryRefused(tray.map(({ id }) => id))
      await exchange(stage, device)
    }
  }
}

async function check(stage: Stage, peers: readonly Device[], volunteer: Device): Promise<Violation[]> {
  const violations = [...stage.violations]
  const entries = await stage.replica.entries()
  for (const device of peers) {
    violations.push(...(await findLost(stage.oracle, device)))
    violations.push(...(await findUncounted(device, stage.forged)))
    violations.push(...(await findDishonest(stage.cases, entries, device)))
    violations.push(...(await findExposed(device)))
  }
  violations.push(...(await findExposed(volunteer, databaseOf('tavolo', stage.tavolo).name)))
  violations.push(...findInvented(stage.oracle, entries))
  violations.push(...(await findUnequal(stage.cases, peers)))
  violations.push(...(await findUnrest(stage)))
  return violations
}

/** Once all is exchanged, more exchanging writes nothing. */
async function findUnrest(stage: Stage): Promise<Violation[]> {
  const before = await stage.replica.position()
  for (const device of stage.devices) await exchange(stage, device)
  const after = await stage.replica.position()
  if (after === before) return []
  return [{ promise: 'at rest nothing is written', detail: `${before} became ${after}` }]
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
