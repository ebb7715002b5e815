import type { Json } from '#lib/domain/schema/kind.ts'
import type { Outcome } from '#lib/engine/api.ts'
import type { RecordView } from '#lib/engine/views.ts'
import { Crash, type Device } from './device.ts'
import type { Oracle, Violation } from './oracle.ts'
import { contested, findLost } from './promises.ts'
import type { Replica } from './replica.ts'

/** What a step works with. `trace` gets every step and its outcome: the same seed gives the same lines. */
export type Stage = {
  devices: Device[]
  oracle: Oracle
  replica: Replica
  password: string
  /** What was found broken on the way. */
  violations: Violation[]
  /** The one disaster of a seed: what a destroyed tablet had sent and a restored replica forgot, nobody holds. */
  disaster?: 'tablet' | 'replica'
  /** The replica was restored and its epoch not turned. */
  isUntold: boolean
  /** The step after the one at which a device got new disks. */
  replacedAt: Map<string, number>
  /** How many false bodies were put on the replica. */
  forged: number
  tavolo: string
  cases: string[]
  step: number
  trace(line: string): void
}

/** Notes what a device was told is saved. */
function note(stage: Stage, device: Device, record: string, set: Record<string, Json>): void {
  for (const [path, value] of Object.entries(set)) {
    stage.oracle.note({ step: stage.step, device: device.name, login: device.login, record, path, value })
  }
}

function told(stage: Stage, device: Device, what: string, outcome: Outcome<object>): boolean {
  stage.trace(`${stage.step} ${device.name} ${what} ${outcome.ok ? 'ok' : outcome.reason}`)
  return outcome.ok
}

/** Few cases and few fields, so that two people often write the same one. */
export async function editField(stage: Stage, device: Device): Promise<void> {
  const opened = await someCase(stage, device)
  const person = opened?.person
  if (!person) return
  const path = device.chance.pick(Object.keys(contested))
  const value = device.chance.pick(contested[path] ?? [])
  stage.oracle.attempt({ device: device.name, login: device.login, path, value })
  const saved = await device.engine().save(person.record, [{ path, value, seen: seen(person, path) }])
  if (!told(stage, device, `save ${path}`, saved)) return
  note(stage, device, person.record, { [path]: value })
  await readOwnWrite(stage, device, person.record, path, value)
}

/** Whoever saved reads their own write, and nothing beside it: it was over all that they saw. */
async function readOwnWrite(stage: Stage, device: Device, record: string, path: string, value: Json) {
  const live = (await device.engine().history(record, path)).filter((step) => step.live)
  if (live.length === 1 && live[0]?.value === value) return
  const detail = `${device.name}: ${path} has ${live.length} live values after a save (step ${stage.step})`
  stage.violations.push({ promise: 'whoever saves reads their own write', detail })
}

export async function newCase(stage: Stage, device: Device): Promise<void> {
  const input = {
    tavolo: stage.tavolo,
    name: 'Prova',
    surname: `Caso ${stage.cases.length}`,
    origin: 'TAVOLO',
  }
  const made = await device.engine().newCase(input)
  if (!told(stage, device, 'new case', made) || !made.ok) return
  stage.cases.push(made.record)
  note(stage, device, made.record, { origin: 'TAVOLO' })
}

export async function newInterview(stage: Stage, device: Device): Promise<void> {
  const opened = await someCase(stage, device)
  if (!opened) return
  const noteText = `Colloquio del passo ${stage.step}`
  const input = { date: '2026-11-17', type: 'PRIMO', note: noteText, close: device.chance.happens(0.3) }
  const made = await device.engine().newInterview(opened.case.record, input)
  if (told(stage, device, 'interview', made) && made.ok) note(stage, device, made.record, { note: noteText })
}

export async function newContact(stage: Stage, device: Device): Promise<void> {
  const name = `Contatto ${stage.step}`
  const made = await device.engine().newContact({
    tavolo: stage.tavolo,
    name,
    needs: ['LAVORO'],
    consentP1: 'PRESTATO',
    toSocialWorker: false,
  })
  if (told(stage, device, 'contact', made) && made.ok) note(stage, device, made.record, { name })
}

/** Refers a contact, or accepts the referral of one: two who do the same offline make one record. */
export async function moveContact(stage: Stage, device: Device): Promise<void> {
  const { rows } = await device.engine().listContacts({ from: 0, count: 20 })
  const row =
    rows.length > 0 ? device.chance.pick([...rows].sort((a, b) => (a.record < b.record ? -1 : 1))) : undefined
  if (!row) return
  if (!row.referral) {
    const input = { reason: 'Cerca lavoro', urgency: 'MEDIA', basis: 'CONSENSO' }
    const sent = await device.engine().refer(row.record, input)
    told(stage, device, 'refer', sent)
    return
  }
  const accepted = await device.engine().acceptReferral(row.referral.record)
  if (told(stage, device, 'accept', accepted) && accepted.ok && !stage.cases.includes(accepted.case)) {
    stage.cases.push(accepted.case)
  }
}

export async function moveHousehold(stage: Stage, device: Device): Promise<void> {
  const person = (await someCase(stage, device))?.person
  if (!person) return
  const items = Object.entries(person.items.household ?? {})
  const present = items.filter(([, state]) => state !== 'removed').map(([item]) => item)
  if (present.length > 0 && device.chance.happens(0.4)) {
    const item = device.chance.pick(present.sort())
    told(stage, device, 'remove member', await device.engine().removeItem(person.record, 'household', item))
    return
  }
  const fields = { relation: 'FIGLIO', ageBand: device.chance.pick(['0-2', '6-10', '14-17'] as const) }
  const added = await device.engine().addItem(person.record, 'household', fields)
  if (!told(stage, device, 'add member', added) || !added.ok) return
  note(stage, device, person.record, { [`household/${added.item}/ageBand`]: fields.ageBand })
}

export async function choose(stage: Stage, device: Device): Promise<void> {
  const conflicts = await device.engine().listConflicts()
  const sorted = conflicts.filter(({ values: all }) => all.length > 1)
  sorted.sort((a, b) => (`${a.record}${a.path}` < `${b.record}${b.path}` ? -1 : 1))
  const conflict = sorted.length > 0 ? device.chance.pick(sorted) : undefined
  if (!conflict) return
  const value = device.chance.pick(conflict.values).value
  stage.oracle.attempt({ device: device.name, login: device.login, path: conflict.path, value })
  const done = await device.engine().resolve(conflict.record, conflict.path, value, 'scelto')
  if (!told(stage, device, `choose ${conflict.path}`, done)) return
  note(stage, device, conflict.record, { [conflict.path]: value })
  await readOwnWrite(stage, device, conflict.record, conflict.path, value)
}

export async function exchange(stage: Stage, device: Device): Promise<void> {
  const done = await device.engine().syncNow()
  const { local, sent, refused } = await device.engine().syncView()
  stage.trace(
    `${stage.step} ${device.name} exchange ${done.ok} local ${local} sent ${sent} refused ${refused}`,
  )
}

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

/** Crashes at one of the next storage steps, in the middle of a save or an exchange, then starts again. */
export async function crash(stage: Stage, device: Device): Promise<void> {
  device.fuse.steps = device.chance.whole(1, 6)
  const doing = device.chance.pick([editField, newInterview, exchange])
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
  const { network } = device
  const { isParted, isCalm } = network
  network.isParted = false
  network.isCalm = true
  await device.replace(stage.password)
  stage.replacedAt.set(device.name, stage.step + 1)
  network.isParted = isParted
  network.isCalm = isCalm
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

/** The replica is restored from an older copy; whoever did it turns the epoch, or forgets to. */
export async function restoreReplica(stage: Stage, device: Device): Promise<void> {
  stage.disaster ??= 'replica'
  if (stage.disaster !== 'replica') return
  const gone = await stage.replica.restoreOlder(device.chance.whole(1, 12))
  const isRotated = device.chance.happens(0.6)
  if (isRotated) await stage.replica.rotateEpoch()
  else stage.isUntold = true
  stage.trace(
    `${stage.step} replica restored without ${gone} entries, epoch ${isRotated ? 'turned' : 'kept'}`,
  )
}

/** A rogue member gets a false body in under somebody's entry, and it wins there. */
export async function forge(stage: Stage, device: Device): Promise<void> {
  const all = (await stage.replica.entries()).filter(({ set }) =>
    Object.keys(set).some((path) => path in contested),
  )
  if (all.length === 0) return
  const entry = device.chance.pick(all)
  await stage.replica.forge(entry, { ...entry.set, phone: '399 666 6666' })
  stage.forged += 1
  stage.trace(`${stage.step} rogue forges beside ${Object.keys(entry.set).join()}`)
}

async function someCase(stage: Stage, device: Device) {
  if (stage.cases.length === 0) return undefined
  return device.engine().openCase(device.chance.pick(stage.cases))
}

function seen(view: RecordView, path: string): string[] {
  return view.fields[path]?.values.map(({ entry }) => entry) ?? []
}
