import type { Json } from '#lib/domain/schema/kind.ts'
import { slotRecordId } from '#lib/entries/ids.ts'
import type { MeetingView } from '#lib/engine/meetings/meeting-view.ts'
import type { RecordView } from '#lib/engine/views.ts'
import type { Device } from './device.ts'
import type { Violation } from './oracle.ts'
import { note, told, type Stage } from './stage.ts'

/** So few days that several tablets plan the same meeting without knowing of each other. */
const days = ['2026-11-20', '2026-11-27'] as const

/** Somebody plans the meeting of a day, opens it and calls the roll; others may have done so elsewhere. */
export async function planMeeting(stage: Stage, device: Device): Promise<void> {
  const tavolo = device.chance.pick([...device.tavoli, ...stage.tavoli.slice(0, 1)])
  if (!device.tavoli.has(tavolo)) return
  const date = device.chance.pick(days)
  const waiting = await device.engine().proposeAgenda(tavolo, date)
  const cases = waiting.slice(0, 6)
  const made = await device.engine().newMeeting({ tavolo, date, type: 'ORDINARIA', cases })
  if (!told(stage, device, 'new meeting', made) || !made.ok) return
  const opened = await device.engine().openMeeting(made.record)
  if (opened?.state === 'APERTA') return
  told(stage, device, 'open meeting', await device.engine().openSitting(made.record))
  for (const [role, body] of [
    ['COORDINATORE', 'a'],
    ['SERVIZIO_SOCIALE', 'a'],
    ['ENTE', 'b'],
    ['ENTE', 'c'],
  ] as const) {
    const seat = { person: `${role} ${body}`, role, body: slotRecordId('body', 'simulation', body) }
    told(stage, device, 'seat', await device.engine().addSeat(made.record, seat))
  }
}

/** Somebody adds a point, a note or a case to a meeting that is held. */
export async function speak(stage: Stage, device: Device): Promise<void> {
  const view = await someMeeting(device)
  if (!view) return
  const meeting = view.record.record
  const words = `Detto al passo ${stage.step}`
  const [waits] = view.waiting
  if (waits && device.chance.happens(0.3)) {
    const { target, why, day } = waits
    told(stage, device, 'agenda', await device.engine().addAgendaCase(meeting, target, why, day))
    return
  }
  if (view.points.length === 0 || device.chance.happens(0.4)) {
    const added = await device.engine().addPoint(meeting, { type: 'VARIE', title: words })
    if (told(stage, device, 'point', added)) await noteIn(stage, device, meeting, 'title', words)
    return
  }
  const { item } = device.chance.pick(view.points)
  const said = await device.engine().addMeetingNote(meeting, item, words)
  if (told(stage, device, 'note', said)) await noteIn(stage, device, meeting, 'text', words)
}

/** Somebody decides of a case, or notes what was said of it; two may decide of one otherwise. */
export async function decide(stage: Stage, device: Device): Promise<void> {
  const view = await someMeeting(device)
  const open = view?.cases.filter(({ stopped }) => stopped === undefined) ?? []
  if (!view || open.length === 0) return
  const { target, decision } = device.chance.pick(open)
  const meeting = view.record.record
  if (device.chance.happens(0.3)) {
    const words = `Sul caso al passo ${stage.step}`
    const said = await device.engine().addCaseNote(meeting, target, words)
    if (told(stage, device, 'case note', said)) await noteOf(stage, device, view, target, 'text', words)
    return
  }
  const type = device.chance.pick(['RINVIARE', 'APPROFONDIRE', 'PRENDERE_IN_CARICO'] as const)
  const values: Record<string, Json> = { type, owner: device.login, by: '2026-12-11', mode: 'CONSENSO' }
  const changes = Object.entries(values).map(([path, value]) => ({
    path,
    value,
    seen: decision?.record.fields[path]?.values.map(({ entry }) => entry) ?? [],
  }))
  const tasks = type === 'APPROFONDIRE' ? [{ text: 'Approfondire', by: '2026-12-11' }] : []
  const done = await device.engine().decide(meeting, target, { changes, tasks })
  if (told(stage, device, `decide ${type}`, done)) await noteOf(stage, device, view, target, 'type', type)
}

/** Somebody signs the verbale on paper, or opens again what another closed. */
export async function close(stage: Stage, device: Device): Promise<void> {
  const view = await someMeeting(device)
  if (!view) return
  const meeting = view.record.record
  if (view.state === 'APERTA') {
    told(stage, device, 'close meeting', await device.engine().closeSitting(meeting))
    return
  }
  const signs = view.state === 'CHIUSA' && device.chance.happens(0.3)
  const act = signs
    ? device.engine().signMinutes(meeting, { onPaper: true })
    : device.engine().openSitting(meeting)
  told(stage, device, signs ? 'sign minutes' : 'open again', await act)
}

/** Ids are random: what is picked must not hang on the order in which a store lists. */
async function someMeeting(device: Device): Promise<MeetingView | undefined> {
  const { rows } = await device.engine().meetings()
  const mine = rows.filter(({ tavolo }) => device.tavoli.has(tavolo.slug))
  if (mine.length === 0) return undefined
  const sorted = mine.sort((a, b) => (a.record < b.record ? -1 : 1))
  return device.engine().openMeeting(device.chance.pick(sorted).record)
}

/** Notes words of the meeting itself under the path that they got. */
async function noteIn(
  stage: Stage,
  device: Device,
  meeting: string,
  leaf: string,
  words: string,
): Promise<void> {
  const view = await device.engine().openMeeting(meeting)
  const path = view && pathOf(view.record, leaf, words)
  if (view && path) note(stage, device, { tavolo: view.tavolo.slug, record: meeting }, { [path]: words })
}

/** Notes words of a decision under the path that they got. */
async function noteOf(
  stage: Stage,
  device: Device,
  { record: { record: meeting } }: MeetingView,
  target: string,
  leaf: string,
  words: string,
): Promise<void> {
  const view = await device.engine().openMeeting(meeting)
  const decision = view?.cases.find((heard) => heard.target === target)?.decision?.record
  const path = decision && pathOf(decision, leaf, words)
  if (!view || !decision || !path) return
  note(stage, device, { tavolo: view.tavolo.slug, record: decision.record, case: target }, { [path]: words })
}

function pathOf({ fields }: RecordView, leaf: string, words: string): string | undefined {
  return Object.keys(fields).find(
    (path) =>
      (path === leaf || path.endsWith(`/${leaf}`)) &&
      fields[path]?.values.some(({ value }) => value === words),
  )
}

/** One meeting is one meeting: everybody of its tavolo sees the same of it, with each decision once. */
export async function findTwoMeetings(devices: readonly Device[]): Promise<Violation[]> {
  const promise = 'one meeting is one meeting'
  const violations: Violation[] = []
  const first = new Map<string, { by: string; text: string }>()
  for (const device of devices) {
    for (const record of await meetingsOf(devices, device)) {
      const view = await device.engine().openMeeting(record)
      const text = JSON.stringify(view ? digestOf(view) : null)
      const other = first.get(record)
      if (!other) first.set(record, { by: device.name, text })
      else if (other.text !== text)
        violations.push({
          promise,
          detail: `${record} on ${other.by} and ${device.name}: ${difference(other.text, text)}`,
        })
      const targets = view?.cases.map(({ target }) => target) ?? []
      if (new Set(targets).size !== targets.length)
        violations.push({ promise, detail: `${record} hears a case twice on ${device.name}` })
    }
  }
  return violations
}

function difference(left: string, right: string): string {
  let at = 0
  while (at < left.length && left[at] === right[at]) at += 1
  return `…${left.slice(Math.max(0, at - 60), at + 60)} ≠ …${right.slice(Math.max(0, at - 60), at + 60)}`
}

/** Every meeting that any tablet knows of the tavoli that this one reads. */
async function meetingsOf(devices: readonly Device[], { tavoli }: Device): Promise<string[]> {
  const found = new Set<string>()
  for (const device of devices)
    for (const { record, tavolo } of (await device.engine().meetings()).rows)
      if (tavoli.has(tavolo.slug) && device.tavoli.has(tavolo.slug)) found.add(record)
  return [...found].sort()
}

/** All that a meeting's page shows but whose tablet shows it. */
function digestOf({
  state,
  number,
  seats,
  points,
  cases,
  draft,
  minutes,
  rectifications,
}: MeetingView): object {
  const heard = cases.map(({ decision, ...each }) => ({
    ...each,
    ...(decision && { decision: { ...decision, record: fieldsOf(decision.record) } }),
  }))
  const signed = minutes && { ...minutes, record: fieldsOf(minutes.record) }
  return { state, number, seats, points, heard, draft, signed, rectifications }
}

function fieldsOf({ fields, items, conflicts }: RecordView): object {
  const values = Object.entries(fields).map(([path, field]) => [path, field.values.map(({ entry }) => entry)])
  return { items, conflicts, values: values.sort() }
}
