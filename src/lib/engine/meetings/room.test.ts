import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { engineGround, good, meet, type EngineGround } from '#tests/fixtures/engine-ground.ts'
import { peerPorts } from '#tests/fixtures/peer-ports.ts'
import type { Device } from '#tests/simulation/device.ts'
import { findTwoMeetings } from '#tests/simulation/meetings.ts'

const logins = ['carla', 'anna', 'bruno', 'tina', 'anna'] as const

let ground: EngineGround
const devices: Device[] = []

beforeAll(async () => {
  ground = await engineGround(['carla', 'anna', 'bruno', 'tina'])
  for (const login of logins) devices.push(await ground.tablet(login))
  for (const device of devices) device.tavoli.add('empoli')
  // Each has heard of the other tablets.
  await meet(...devices)
})
afterAll(() => ground.stop())

/** A meeting that is open, with nine cases; everybody has it. */
async function opened(date: string): Promise<{ meeting: string; cases: string[] }> {
  const [carla] = devices as [Device]
  const cases: string[] = []
  for (let i = 0; i < 9; i += 1) {
    const input = { tavolo: 'empoli', name: 'Lucia', surname: `Sentita ${date} ${i}`, origin: 'TAVOLO' }
    cases.push(good(await carla.engine().newCase(input)).record)
  }
  const waiting = await carla.engine().proposeAgenda('empoli', date)
  const listed = waiting.filter(({ target }) => cases.includes(target))
  const plan = { tavolo: 'empoli', date, type: 'ORDINARIA', cases: listed }
  const meeting = good(await carla.engine().newMeeting(plan)).record
  good(await carla.engine().openSitting(meeting))
  await meet(...devices)
  return { meeting, cases }
}

/** Three hours in a room: every tablet decides of some cases, two of the same one, and all write what they heard. */
async function sit(meeting: string, cases: readonly string[]): Promise<void> {
  for (let hour = 0; hour < 3; hour += 1) {
    ground.clock.now += 3_600_000
    for (const [i, device] of devices.entries()) {
      const target = cases[(hour * 3 + Math.min(i, 2)) % 9] ?? ''
      const values = { type: 'RINVIARE', owner: device.login, by: '2027-01-31', mode: 'CONSENSO' }
      const heard = (await device.engine().openMeeting(meeting))?.cases.find((one) => one.target === target)
      const changes = Object.entries(values).map(([path, value]) => ({
        path,
        value,
        seen: heard?.decision?.record.fields[path]?.values.map(({ entry }) => entry) ?? [],
      }))
      good(await device.engine().decide(meeting, target, { changes, tasks: [] }))
      good(await device.engine().addCaseNote(meeting, target, `Detto nell’ora ${hour} sul tablet ${i}`))
    }
  }
}

async function exchange(one: Device, other: Device): Promise<void> {
  const [a, b] = peerPorts()
  const met = await Promise.all([one.engine().meetTablet(a, 'room'), other.engine().meetTablet(b, 'room')])
  met.forEach(good)
}

const part = (isParted: boolean) => devices.forEach((device) => (device.network.isParted = isParted))
const pairsOf = (order: readonly number[]) =>
  order.slice(1).map((i, at): [Device, Device] => [devices[order[at] ?? 0] as Device, devices[i] as Device])

describe('scenario 8 without any network at all', () => {
  it.each([[[0, 1, 2, 3, 4]], [[4, 2, 0, 3, 1]], [[2, 4, 1, 0, 3]]])(
    'five tablets that pass it on in the order %j have one meeting, before any of them sees a network',
    async (order) => {
      const { meeting, cases } = await opened(`2026-12-0${1 + (order[0] ?? 0)}`)
      part(true)
      await sit(meeting, cases)
      // Along the row and back: what the last one wrote comes to the first.
      for (const [one, other] of [...pairsOf(order), ...pairsOf([...order].reverse())])
        await exchange(one, other)
      expect(await findTwoMeetings(devices)).toEqual([])
      const view = await (devices[0] as Device).engine().openMeeting(meeting)
      const decided = view?.cases.filter(({ decision }) => decision?.record.fields.type?.shown === 'RINVIARE')
      expect(decided).toHaveLength(9)
      expect(view?.cases.map(({ target }) => target).sort()).toEqual([...cases].sort())
      const first = devices[order[4] ?? 0] as Device
      first.network.isParted = false
      await meet(first)
      const fresh = await ground.tablet('bruno')
      fresh.tavoli.add('empoli')
      expect(await findTwoMeetings([first, fresh])).toEqual([])
      part(false)
      await meet(...devices)
      expect(await findTwoMeetings([...devices, fresh])).toEqual([])
      for (const device of devices)
        expect(await device.engine().syncView()).toMatchObject({ local: 0, refused: 0 })
    },
  )
})
