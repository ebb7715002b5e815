import { createHash } from 'node:crypto'
import { isSameJson } from '#lib/entries/canonical.ts'
import type { Json } from '#lib/domain/schema/kind.ts'
import type { CaseView, RecordView } from '#lib/engine/views.ts'
import { chanceOf } from './chance.ts'
import { createDevice, type Device } from './device.ts'
import { createOracle, findLost, type Violation } from './oracle.ts'
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
}

/** The replica that a seed plays against. `users`: logins with the same password, the first ones first. */
export type Ground = { origin: string; tavolo: string; users: string[]; volunteer: string; password: string }

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
]

/** Plays one seed: devices, steps, healing, and then every promise. */
export async function play(seed: number, ground: Ground): Promise<Played> {
  const chance = chanceOf(seed, 'steps')
  const lines: string[] = []
  const clock = { now: Date.parse('2026-11-17T08:00:00.000Z') }
  const world = { seed, origin: ground.origin, now: () => clock.now }
  const devices = await arrive(ground, chance.whole(2, 5), world)
  const trace = (line: string) => void lines.push(line)
  const stage: Stage = { devices, oracle: createOracle(), tavolo: ground.tavolo, cases: [], step: 0, trace }
  const operators = devices.filter(({ login }) => login !== ground.volunteer)
  await act.newCase(stage, operators[0] as Device)
  for (const device of operators) await exchange(stage, device)
  for (const device of devices) device.network.isCalm = false
  const steps = chance.whole(40, 90)
  for (stage.step = 1; stage.step <= steps; stage.step += 1) {
    clock.now += chance.whole(1, 600) * 1000
    const doing = chance.weighed(weights)
    const isContact = doing === act.newContact
    const device = chance.pick(isContact ? devices : operators)
    await doing(stage, device)
    await device.quiet()
  }
  await heal(stage)
  const violations = await check(stage, operators)
  const hasTrueConflict = await hadTrueConflict(stage, operators[0] as Device)
  for (const device of devices) await device.stop()
  return { seed, trace: hashOf(lines), lines, violations, hasTrueConflict, steps }
}

async function arrive(
  ground: Ground,
  count: number,
  world: Parameters<typeof createDevice>[0],
): Promise<Device[]> {
  const devices = Array.from({ length: count }, (_, i) =>
    createDevice(world, `t${i}`, ground.users[i % ground.users.length] as string),
  )
  devices.push(createDevice(world, 'parish', ground.volunteer))
  for (const device of devices) await device.signIn(ground.password)
  return devices
}

/** The network comes back for good; a few turns, and everything is where it belongs. */
async function heal(stage: Stage): Promise<void> {
  for (const device of stage.devices) {
    device.network.isParted = false
    device.network.isCalm = true
  }
  for (let turn = 0; turn < 3; turn += 1) {
    for (const device of stage.devices) await exchange(stage, device)
  }
}

async function check(stage: Stage, operators: readonly Device[]): Promise<Violation[]> {
  const violations: Violation[] = []
  const [first, ...others] = operators
  if (!first) return violations
  for (const device of operators) {
    violations.push(...(await findLost(stage.oracle, device)))
    violations.push(...(await checkCounts(device)))
  }
  for (const record of stage.cases) {
    const expected = digest(await first.engine().openCase(record))
    for (const device of others) {
      const found = digest(await device.engine().openCase(record))
      if (isSameJson(expected, found)) continue
      const detail = `${record} on ${first.name} and ${device.name}: ${difference(expected, found)}`
      violations.push({ promise: 'devices with equal rights are equal', detail })
    }
  }
  return violations
}

/** After healing nothing waits, and every folded row is the fold of its entries. */
async function checkCounts(device: Device): Promise<Violation[]> {
  const view = await device.engine().syncView()
  const verified = await device.engine().verify()
  const found: Violation[] = []
  if (view.local + view.sent + view.refused + view.quarantined > 0) {
    const { local, sent, refused, quarantined, trouble } = view
    const detail = `${device.name}: ${JSON.stringify({ local, sent, refused, quarantined, trouble })}`
    found.push({ promise: 'zero means zero', detail })
  }
  if (verified.differing.length + verified.damaged.length > 0) {
    found.push({
      promise: 'fold(entries) = folded row',
      detail: `${device.name}: ${verified.differing.join()}`,
    })
  }
  return found
}

/** What two devices must agree on of a case: live values by path, items, nothing of names or marks. */
function digest(view: CaseView | undefined): Json {
  if (!view) return null
  const record = (each: RecordView): Json => ({
    record: each.record,
    items: each.items,
    fields: Object.fromEntries(
      Object.entries(each.fields).map(([path, field]) => [
        path,
        field.values.map(({ entry, value }) => ({ entry, value })),
      ]),
    ),
  })
  const records = [view.case, ...(view.person ? [view.person] : []), ...view.interviews].map(record)
  return records.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
}

function difference(a: Json, b: Json): string {
  const [left, right] = [JSON.stringify(a), JSON.stringify(b)]
  let at = 0
  while (at < left.length && left[at] === right[at]) at += 1
  return `…${left.slice(Math.max(0, at - 40), at + 60)} ≠ …${right.slice(Math.max(0, at - 40), at + 60)}`
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
