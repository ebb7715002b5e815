import { peerPorts } from '#tests/fixtures/peer-ports.ts'
import { Crash, type Device } from './device.ts'
import type { Violation } from './oracle.ts'
import { note, someCase, told, type Stage } from './stage.ts'

/** How many places of the one resource each tavolo has: so few that they run out. */
const placesEach = 2

/** Two tablets meet with no network; sometimes the line breaks, sometimes one of them crashes on the way. */
export async function meetTablets(stage: Stage, device: Device): Promise<void> {
  const other = device.chance.pick(stage.devices.filter((each) => each !== device))
  const cutAfter = device.chance.happens(0.3) ? device.chance.whole(1, 40) : Infinity
  if (device.chance.happens(0.15)) device.fuse.steps = device.chance.whole(1, 6)
  const [one, two] = peerPorts({ cutAfter })
  const met = await Promise.allSettled([
    unlessCrashed(device.engine().meetTablet(one, 'room'), two),
    unlessCrashed(other.engine().meetTablet(two, 'room'), one),
  ])
  const said = met.map((each) => {
    if (each.status === 'rejected') return 'crashed'
    return each.value.ok ? 'ok' : each.value.reason
  })
  stage.trace(`${stage.step} ${device.name} meets ${other.name} ${said.join(' ')}`)
  device.fuse.steps = undefined
  for (const each of met) if (each.status === 'rejected' && !(each.reason instanceof Crash)) throw each.reason
  if (met[0].status === 'rejected') await device.restart()
}

/** Whoever crashes says no goodbye; the other's page sees the connection go. */
function unlessCrashed<T>(meeting: Promise<T>, other: { onmessage: unknown }): Promise<T> {
  meeting.catch(() => (other.onmessage as ((event: { data: unknown }) => void) | null)?.({ data: '' }))
  return meeting
}

/** Somebody seals a file for another, who opens it at once or with words that are not its own. */
export async function passFile(stage: Stage, device: Device): Promise<void> {
  const other = device.chance.pick(stage.devices.filter(({ login }) => login !== device.login))
  const sealed = await device.engine().sealForTablet({ to: other.login, since: '2026-11-01' })
  if (!told(stage, device, 'seals a file', sealed) || !sealed.ok) return
  const words = device.chance.happens(0.9) ? sealed.words : 'parole di un altro file'
  told(stage, other, 'opens a file', await other.engine().openFromTablet(sealed.file, words))
}

/** A body offers places, split among the tavoli; from then on people are sent there, and places move. */
export async function useResource(stage: Stage, device: Device): Promise<void> {
  if (stage.offered === undefined) {
    stage.offered = await stage.replica.offer(placesEach)
    stage.trace(`${stage.step} office offers places`)
    return
  }
  const view = await device.engine().openResource(stage.offered)
  if (!view) return
  const waiting = view.moves.find(({ mayAnswer }) => mayAnswer)
  if (waiting && device.chance.happens(0.7)) {
    const answer = device.chance.pick(['ACCETTATO', 'ACCETTATO', 'RIFIUTATO'] as const)
    const done = await device.engine().answerQuota(stage.offered, waiting.record, answer)
    told(stage, device, `answers places ${answer}`, done)
    return
  }
  const [from] = view.mayGive
  if (from !== undefined && stage.tavoli.length > 1 && device.chance.happens(0.4)) {
    const to = device.chance.pick(stage.tavoli.filter((tavolo) => tavolo !== from))
    told(
      stage,
      device,
      'gives a place',
      await device.engine().giveQuota(stage.offered, { from, to, places: 1 }),
    )
    return
  }
  await sendOn(stage, device, stage.offered)
}

/** A person is sent on to the body, or one who was comes a step further. */
async function sendOn(stage: Stage, device: Device, resource: string): Promise<void> {
  const opened = await someCase(stage, device)
  if (!opened) return
  const { record, tavolo } = { record: opened.case.record, tavolo: opened.tavolo.slug }
  const [placement] = await device.engine().placements(record)
  if (placement && device.chance.happens(0.5)) {
    const next = (await device.engine().openPlacement(placement.record))?.moves ?? []
    if (next.length === 0) return
    const to = device.chance.pick(next)
    const moved = await device.engine().movePlacement(placement.record, to, { why: 'x', outcome: 'ALTRO' })
    told(stage, device, `placement ${to}`, moved)
    return
  }
  const purpose = `Invio al passo ${stage.step}`
  const sent = await device.engine().newPlacement(record, { resource, purpose })
  if (told(stage, device, 'sends on', sent) && sent.ok)
    note(stage, device, { tavolo, record: sent.record, case: record }, { purpose })
}

/** No place is in two hands: on no tablet do the tavoli together have more than there are, and all say the same. */
export async function findTwiceGiven({ offered }: Stage, devices: readonly Device[]): Promise<Violation[]> {
  const promise = 'no place is promised by two tavoli'
  if (offered === undefined) return []
  const violations: Violation[] = []
  const said = new Map<string, string>()
  for (const device of devices) {
    const view = await device.engine().openResource(offered)
    if (!view) continue
    const sum = view.quotas.reduce((total, { quota }) => total + quota, 0)
    if (sum > view.places)
      violations.push({ promise, detail: `${device.name} counts ${sum} of ${view.places} places` })
    said.set(device.name, JSON.stringify(view.quotas))
  }
  const [first] = said.values()
  for (const [name, text] of said)
    if (text !== first) violations.push({ promise, detail: `${name} says ${text}, others ${first}` })
  return violations
}
