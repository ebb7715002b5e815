import { areas } from '#lib/domain/autonomy/areas.ts'
import { causes } from '#lib/domain/autonomy/causes.ts'
import { actionMoves } from '#lib/domain/workflow/action-states.ts'
import type { Json } from '#lib/domain/schema/kind.ts'
import type { CaseView, RecordView } from '#lib/engine/views.ts'
import type { Device } from './device.ts'
import { note, someCase, told, type Stage } from './stage.ts'

/** Somebody owes a case something, or has done it. */
export async function task(stage: Stage, device: Device): Promise<void> {
  const opened = await someCase(stage, device)
  if (!opened) return
  const open = opened.parts.task.filter(({ fields }) => fields.outcome?.shown === undefined)
  if (open.length > 0 && device.chance.happens(0.5)) {
    await put(stage, device, opened, device.chance.pick(byRecord(open)), 'outcome', 'FATTO')
    return
  }
  const text = `Compito del passo ${stage.step}`
  const made = await device
    .engine()
    .addPart(opened.case.record, 'task', { fields: { text, by: '2026-12-01' } })
  if (!told(stage, device, 'new task', made) || !made.ok) return
  note(stage, device, placeOf(opened, made.record), { text })
}

/** Somebody adds a paper to a case, or opens one that is there. */
export async function paper(stage: Stage, device: Device): Promise<void> {
  const opened = await someCase(stage, device)
  if (!opened) return
  const papers = opened.parts.document
  if (papers.length > 0 && device.chance.happens(0.4)) {
    const { record } = device.chance.pick(byRecord(papers))
    told(stage, device, 'open paper', await device.engine().openDocument(record))
    return
  }
  const title = `Foto del passo ${stage.step}`
  const file = Uint8Array.from([0xff, 0xd8, 0xff, ...new TextEncoder().encode(title)])
  const input = { title, type: 'ALTRO', reserved: false, file }
  const made = await device.engine().attach(opened.case.record, input)
  if (!told(stage, device, 'paper', made) || !made.ok) return
  note(stage, device, placeOf(opened, made.record), { title })
}

/** Somebody judges an area of the map; two who begin it apart write into one, and may judge the same area. */
export async function scoreArea(stage: Stage, device: Device): Promise<void> {
  const opened = await someCase(stage, device)
  if (!opened) return
  const begun = await device.engine().newAssessment(opened.case.record, 'T0')
  if (!told(stage, device, 'map', begun) || !begun.ok) return
  const now = await device.engine().openCase(opened.case.record)
  const map = now?.parts.assessment.find(({ record }) => record === begun.record)
  if (!map) return
  const path = device.chance.happens(0.2) ? 'outcome' : `${device.chance.pick(areas)}/score`
  const value = path === 'outcome' ? 'E2' : device.chance.whole(1, 5)
  await put(stage, device, opened, map, path, value)
}

/** Somebody fills in what is missing and signs: what is written of it elsewhere from then on is kept, and never live. */
export async function signMap(stage: Stage, device: Device): Promise<void> {
  const opened = await someCase(stage, device)
  const open = opened?.parts.assessment.filter(({ signed, conflicts }) => !signed && conflicts.length === 0)
  const map = opened && open && open.length > 0 ? device.chance.pick(byRecord(open)) : undefined
  if (!opened || !map) return
  const missing = [...areas.map((area) => `${area}/score`), ...causes, 'outcome'].filter(
    (path) => map.fields[path]?.shown === undefined,
  )
  const set = Object.fromEntries(missing.map((path) => [path, fillOf(path)]))
  const changes = Object.entries(set).map(([path, value]) => ({ path, value, seen: seenOf(map, path) }))
  if (changes.length > 0) {
    const saved = await device.engine().save(map.record, changes)
    if (!told(stage, device, 'fill map', saved)) return
    note(stage, device, placeOf(opened, map.record), set)
  }
  told(stage, device, 'sign map', await device.engine().signAssessment(map.record))
}

/** An action is proposed, or goes one move on. */
export async function action(stage: Stage, device: Device): Promise<void> {
  const opened = await someCase(stage, device)
  if (!opened) return
  const { action: actions } = opened.parts
  if (actions.length === 0 || device.chance.happens(0.2)) {
    const title = `Azione del passo ${stage.step}`
    const made = await device.engine().newAction(opened.case.record, { title, support: 'ALTRO' })
    if (!told(stage, device, 'new action', made) || !made.ok) return
    note(stage, device, placeOf(opened, made.record), { title })
    return
  }
  const one = device.chance.pick(byRecord(actions))
  const from = one.fields.state?.shown
  const moves = actionMoves.filter((move) => move.from === from)
  if (moves.length === 0) return
  const { to } = device.chance.pick(moves)
  const extra = { reason: 'motivo', outcome: 'ALTRO', pause: 'GIUSTIFICATA', on: '2026-11-17' } as const
  const moved = await device.engine().moveAction(one.record, to, extra)
  if (told(stage, device, `action ${to}`, moved))
    note(stage, device, placeOf(opened, one.record), { state: to })
}

/** A person gives a yes, or takes it back. */
export async function consent(stage: Stage, device: Device): Promise<void> {
  const opened = await someCase(stage, device)
  if (!opened) return
  const given = opened.parts.consent.filter(({ fields }) => fields.state?.shown === 'PRESTATO')
  if (given.length > 0 && device.chance.happens(0.5)) {
    const one = device.chance.pick(byRecord(given))
    const revoked = await device.engine().revokeConsent(one.record, '')
    if (!told(stage, device, 'revoke', revoked)) return
    note(stage, device, placeOf(opened, one.record), { state: 'REVOCATO' })
    return
  }
  const fields = { purpose: 'P2', state: 'PRESTATO', way: 'TABLET', givenOn: '2026-11-17' }
  const made = await device.engine().addPart(opened.case.record, 'consent', { fields })
  if (!told(stage, device, 'consent', made) || !made.ok) return
  note(stage, device, placeOf(opened, made.record), { purpose: 'P2' })
}

async function put(
  stage: Stage,
  device: Device,
  opened: CaseView,
  part: RecordView,
  path: string,
  value: Json,
): Promise<void> {
  const changes = [{ path, value, seen: seenOf(part, path) }]
  const saved = await device.engine().save(part.record, changes)
  if (told(stage, device, `save ${path}`, saved))
    note(stage, device, placeOf(opened, part.record), { [path]: value })
}

function fillOf(path: string): Json {
  if (path === 'outcome') return 'E2'
  return path.startsWith('cause') ? 'ASSENTE' : 2
}

/** Ids are random: what is picked must not hang on the order in which a store lists. */
function byRecord(parts: readonly RecordView[]): RecordView[] {
  return [...parts].sort((a, b) => (a.record < b.record ? -1 : 1))
}

function seenOf(part: RecordView, path: string): string[] {
  return part.fields[path]?.values.map(({ entry }) => entry) ?? []
}

function placeOf(opened: CaseView, record: string) {
  return { tavolo: opened.tavolo.slug, record, case: opened.case.record }
}
