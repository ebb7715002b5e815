import { newToken } from '#lib/entries/ids.ts'
import { Crash, type Device } from './device.ts'
import { contested, findLost, hasValue } from './promises.ts'
import { inCalm, type Stage } from './stage.ts'
import { editField, exchange, newInterview } from './steps.ts'

export async function partOrHeal(stage: Stage, device: Device): Promise<void> {
  device.network.isParted = !device.network.isParted
  stage.trace(`${stage.step} ${device.name} ${device.network.isParted ? 'parted' : 'joined'}`)
  return Promise.resolve()
}

export async function jumpClock(stage: Stage, device: Device): Promise<void> {
  device.clock.skewMs = device.chance.pick([-3650, -365, -1, 0, 1, 365, 3650]) * 86_400_000
  stage.trace(`${stage.step} ${device.name} clock ${device.clock.skewMs}`)
  return Promise.resolve()
}

const crashing: readonly (readonly [typeof exchange, number])[] = [
  [editField, 1],
  [newInterview, 1],
  [exchange, 3],
]

/** Crashes at one of the next storage steps, in the middle of a save or an exchange, then starts again. */
export async function crash(stage: Stage, device: Device): Promise<void> {
  const doing = device.chance.weighed(crashing)
  // A save is one write, with a step before and one after it; an exchange of all databases has a dozen.
  device.fuse.steps = device.chance.whole(1, doing === exchange ? 16 : 2)
  try {
    await doing(stage, device)
  } catch (error) {
    if (!(error instanceof Crash)) throw error
    stage.trace(`${stage.step} ${device.name} crashed`)
  }
  if (!(await device.restart())) return startAnew(stage, device)
  // What this tablet acknowledged is there after; of what its predecessor did, it has what it has pulled.
  const since = Math.max(stage.step - 15, stage.replacedAt.get(device.name) ?? 0)
  stage.violations.push(...(await findLost(stage.oracle, device, since, device.name)))
}

/** A vault that expired took nothing with it that was not sent: whoever signs in again finds all. */
async function startAnew(stage: Stage, device: Device): Promise<void> {
  stage.trace(`${stage.step} ${device.name} expired`)
  await signInAnew(stage, device)
  // What a restored replica forgot and only an expired vault had, nobody holds.
  if (stage.disaster === 'replica') stage.oracle.excuse(device.name, await stage.replica.entries())
  stage.disaster ??= 'tablet'
}

async function signInAnew(stage: Stage, device: Device): Promise<void> {
  await inCalm(device, () => device.replace(stage.password))
  stage.replacedAt.set(device.name, stage.step + 1)
}

/** A tablet is destroyed and replaced. What it alone held is gone, and it had said that something waited. */
export async function destroy(stage: Stage, device: Device): Promise<void> {
  stage.disaster ??= 'tablet'
  if (stage.disaster !== 'tablet') return
  const { local, sent, refused } = await device.engine().syncView()
  await signInAnew(stage, device)
  const gone = stage.oracle.excuse(device.name, await stage.replica.entries())
  stage.trace(
    `${stage.step} ${device.name} destroyed with ${gone} values of ${local + sent + refused} entries`,
  )
  if (gone === 0 || local + sent + refused > 0) return
  const detail = `${device.name} said that nothing waits and ${gone} values were only there`
  stage.violations.push({ promise: 'counters are true', detail })
}

/**
 * A spot of a tablet's disk goes bad, and "Verifica integrità" finds it: own words are there twice, what others wrote
 * comes back with the next comparison.
 */
export async function damage(stage: Stage, device: Device): Promise<void> {
  stage.disaster ??= 'disk'
  if (stage.disaster !== 'disk') return
  const isHit = await device.damage()
  if (!(await device.restart())) return startAnew(stage, device)
  const { differing } = await device.engine().verify()
  stage.trace(`${stage.step} ${device.name} damaged ${isHit} differing ${differing.length}`)
}

/** The replica is restored from an older copy; whoever did it turns the epoch, or forgets to. */
export async function restoreReplica(stage: Stage, device: Device): Promise<void> {
  stage.disaster ??= 'replica'
  if (stage.disaster !== 'replica') return
  const tavolo = device.chance.pick(stage.tavoli)
  const forgotten = await stage.replica.restoreOlder(tavolo, device.chance.whole(1, 12))
  stage.forgotten.push(...forgotten)
  await excuseUnheld(stage)
  const isRotated = device.chance.happens(0.6)
  if (isRotated) await stage.replica.rotateEpoch()
  else stage.isUntold = true
  stage.trace(
    `${stage.step} replica restored without ${forgotten.length} entries, epoch ${isRotated ? 'turned' : 'kept'}`,
  )
}

/** What a vault that expired had sent, the restored replica forgot and no other tablet had pulled yet, nobody holds. */
async function excuseUnheld({ devices, oracle, replica, replacedAt }: Stage): Promise<void> {
  const entries = await replica.entries()
  for (const [name, since] of replacedAt) {
    for (const each of oracle.missing(name, since, entries)) {
      const holders = await Promise.all(devices.map((device) => hasValue(device, each)))
      if (!holders.includes(true)) each.excused = true
    }
  }
}

/** A rogue member gets a false body in: under somebody's entry, where it wins, or under an id of its own. */
export async function forge(stage: Stage, device: Device): Promise<void> {
  const tavolo = device.chance.pick(stage.tavoli)
  const all = (await stage.replica.entries(tavolo)).filter(({ set }) =>
    Object.keys(set).some((path) => path in contested),
  )
  if (all.length === 0) return
  const entry = device.chance.pick(all)
  const isBeside = device.chance.happens(0.5)
  const _id = isBeside ? entry._id : `${entry.record}.${newToken((n) => device.chance.random(n))}`
  await stage.replica.force(tavolo, { ...entry, _id, set: { ...entry.set, phone: '399 666 6666' } })
  stage.forged += 1
  stage.trace(`${stage.step} rogue forges ${isBeside ? 'beside' : 'like'} ${Object.keys(entry.set).join()}`)
}
