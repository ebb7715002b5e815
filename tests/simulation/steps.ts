import type { Json } from '#lib/domain/schema/kind.ts'
import type { CaseView, RecordView } from '#lib/engine/views.ts'
import type { Device } from './device.ts'
import type { Place } from './oracle.ts'
import { contested } from './promises.ts'
import { note, someCase, told, type Stage } from './stage.ts'

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
  note(stage, device, placeOf(opened, person), { [path]: value })
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
  const tavolo = device.chance.pick([...device.tavoli, ...stage.tavoli.slice(0, 1)])
  if (!device.tavoli.has(tavolo)) return
  const input = {
    tavolo,
    name: 'Prova',
    surname: `Caso del passo ${stage.step}`,
    origin: 'TAVOLO',
  }
  const made = await device.engine().newCase(input)
  if (!told(stage, device, 'new case', made) || !made.ok) return
  stage.cases.push({ record: made.record, tavolo })
  note(stage, device, { tavolo, record: made.record, case: made.record }, { origin: 'TAVOLO' })
}

export async function newInterview(stage: Stage, device: Device): Promise<void> {
  const opened = await someCase(stage, device)
  if (!opened) return
  const noteText = `Colloquio del passo ${stage.step}`
  const input = { date: '2026-11-17', type: 'PRIMO', note: noteText, close: device.chance.happens(0.3) }
  const made = await device.engine().newInterview(opened.case.record, input)
  if (!told(stage, device, 'interview', made) || !made.ok) return
  const ofCase = opened.case.record
  note(stage, device, { tavolo: opened.tavolo.slug, record: made.record, case: ofCase }, { note: noteText })
}

export async function newContact(stage: Stage, device: Device): Promise<void> {
  const name = `Contatto del passo ${stage.step}`
  const tavolo = device.chance.pick(stage.tavoli)
  if (!device.tavoli.has(tavolo)) return
  const made = await device.engine().newContact({
    tavolo,
    name,
    needs: ['LAVORO'],
    consentP1: 'PRESTATO',
    toSocialWorker: false,
  })
  if (told(stage, device, 'contact', made) && made.ok)
    note(stage, device, { tavolo, record: made.record }, { name })
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
  if (!told(stage, device, 'accept', accepted) || !accepted.ok) return
  const isKnown = stage.cases.some(({ record }) => record === accepted.case)
  if (!isKnown) stage.cases.push({ record: accepted.case, tavolo: row.tavolo })
}

export async function moveHousehold(stage: Stage, device: Device): Promise<void> {
  const opened = await someCase(stage, device)
  const person = opened?.person
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
  note(stage, device, placeOf(opened, person), { [`household/${added.item}/ageBand`]: fields.ageBand })
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
  note(stage, device, conflict, { [conflict.path]: value })
  await readOwnWrite(stage, device, conflict.record, conflict.path, value)
}

export async function exchange(stage: Stage, device: Device): Promise<void> {
  const done = await device.engine().syncNow()
  const { local, sent, refused } = await device.engine().syncView()
  stage.trace(
    `${stage.step} ${device.name} exchange ${done.ok} local ${local} sent ${sent} refused ${refused}`,
  )
}

function seen(view: RecordView, path: string): string[] {
  return view.fields[path]?.values.map(({ entry }) => entry) ?? []
}

function placeOf(opened: CaseView, { record }: RecordView): Place {
  return { tavolo: opened.tavolo.slug, record, case: opened.case.record }
}
