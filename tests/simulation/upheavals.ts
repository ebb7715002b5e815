import { databaseOf } from '#lib/domain/schema/database.ts'
import type { Json } from '#lib/domain/schema/kind.ts'
import type { Body, Entry } from '#lib/entries/entry.ts'
import { entryId } from '#lib/entries/hash.ts'
import { newToken } from '#lib/entries/ids.ts'
import { makeBody, type Change, type Draft } from '#lib/entries/make.ts'
import { erasureTargetOf } from '#lib/entries/removals.ts'
import { unsigned } from '#tests/fixtures/make-entry.ts'
import type { Device } from './device.ts'
import type { Erased } from './oracle.ts'
import { contested } from './promises.ts'
import { inCalm, type Stage } from './stage.ts'
import { exchange } from './steps.ts'

/** In the middle of an exchange, before one of its requests goes out, somebody saves. */
export async function saveAmidExchange(
  stage: Stage,
  device: Device,
  save: (stage: Stage, device: Device) => Promise<void>,
): Promise<void> {
  device.network.before = { requests: device.chance.whole(1, 5), run: () => save(stage, device) }
  await exchange(stage, device)
  delete device.network.before
}

/** A coordinator erases a case, an interview or a single entry, at the office. Whoever is away learns it later. */
export async function erase(stage: Stage, device: Device): Promise<void> {
  const coordinator = stage.devices.find(({ login }) => login.startsWith('coordinatore.'))
  if (!coordinator || stage.moved || stage.oracle.erased.size + stage.gone.length > 0) return
  const tavolo = device.chance.pick(stage.tavoli)
  const entries = await stage.replica.entries(tavolo)
  const what = device.chance.pick(['case', 'interview', 'entry'] as const)
  const fitting = entries.filter(({ kind, set }) =>
    what === 'entry' ? Object.keys(set).some((path) => path in contested) : kind === what,
  )
  if (fitting.length === 0) return
  const entry = device.chance.pick(fitting)
  const { record } = entry
  const target: Erased = what === 'entry' ? { entry } : what === 'case' ? { case: record } : { record }
  const named = what === 'entry' ? erasureTargetOf(entry) : { [what === 'case' ? 'case' : 'record']: record }
  const status = await inCalm(coordinator, () => sendErasure(coordinator, tavolo, named))
  stage.trace(`${stage.step} ${coordinator.name} erases ${what} ${status}`)
  if (status !== 201) return
  stage.oracle.erase(target)
  if (what === 'entry') {
    stage.gone.push(entry._id)
    stage.erasedOver.push(...Object.values(entry.over).flat())
  }
  await stage.replica.settled()
  await inCalm(coordinator, () => exchange(stage, coordinator))
}

function sendErasure(coordinator: Device, tavolo: string, target: Json): Promise<number> {
  const changes: Change[] = [
    { path: 'target', value: target, seen: [] },
    { path: 'basis', value: 'RICHIESTA', seen: [] },
  ]
  const record = `erasure-${newToken((n) => coordinator.chance.random(n))}`
  return coordinator.sendByHand(databaseOf('tavolo', tavolo).name, { kind: 'erasure', record, changes })
}

/** Both coordinators agree that a case goes to another tavolo, whoever is away and writes of it meanwhile. */
export async function transferCase(stage: Stage): Promise<void> {
  const coordinator = stage.devices.find(({ login }) => login.startsWith('coordinatore.'))
  if (!coordinator || stage.tavoli.length < 2 || stage.cases.length === 0) return
  if (stage.oracle.erased.size + stage.gone.length > 0) return
  stage.disaster ??= 'transfer'
  if (stage.disaster !== 'transfer' || stage.moved) return
  const ofCase = coordinator.chance.pick(stage.cases)
  const from = ofCase.tavolo
  const to = coordinator.chance.pick(stage.tavoli.filter((tavolo) => tavolo !== from))
  const record = `transfer-${newToken((n) => coordinator.chance.random(n))}`
  const say = (tavolo: string, words: Record<string, Json>) => {
    const changes = Object.entries(words).map(([path, value]) => ({ path, value, seen: [] }))
    const draft = { kind: 'transfer', record, changes }
    return inCalm(coordinator, () => coordinator.sendByHand(databaseOf('tavolo', tavolo).name, draft))
  }
  const proposal = { target: ofCase.record, from, to, reason: 'RESIDENZA', on: '2026-11-17' }
  const statuses = [await say(from, proposal), await say(to, { acceptedOn: '2026-11-17' })]
  await stage.replica.settled()
  stage.trace(`${stage.step} ${coordinator.name} transfers a case ${statuses.join()}`)
  if (statuses.some((status) => status !== 201)) return
  ofCase.tavolo = to
  stage.moved = ofCase
  stage.oracle.move(ofCase.record, to)
  await inCalm(coordinator, () => exchange(stage, coordinator))
}

/** Somebody's role in a tavolo is taken away, whatever their tablets still hold. */
export async function revokeRole(stage: Stage, device: Device): Promise<void> {
  if (stage.revoked) return
  // The coordinator and the reader stay: somebody must see to it that everything is there.
  const others = stage.devices.filter(({ login }) => /^(tutor|operatore\..*\.[45]$)/.test(login))
  if (others.length === 0) return
  const { login, tavoli } = device.chance.pick(others)
  const tavolo = device.chance.pick([...tavoli])
  await stage.replica.revoke(login, tavolo)
  stage.revoked = { login, tavolo }
  for (const each of stage.devices) if (each.login === login) each.tavoli.delete(tavolo)
  stage.trace(
    `${stage.step} office takes tavolo ${stage.tavoli.indexOf(tavolo)} from ${login.split('.').at(-1)}`,
  )
}

/**
 * A colleague with an app two versions ahead writes: a field, a kind and an envelope that this app does not know.
 * To them all tablets of a seed are old ones.
 */
export async function writeFromNewerApp(stage: Stage, device: Device): Promise<void> {
  stage.disaster ??= 'newer'
  if (stage.disaster !== 'newer') return
  const tavolo = device.chance.pick(stage.tavoli)
  const people = (await stage.replica.entries(tavolo)).filter(({ kind }) => kind === 'person')
  if (people.length === 0) return
  const { record, case: ofCase = '' } = device.chance.pick(people)
  if (stage.oracle.erased.has(ofCase)) return
  const path = device.chance.pick(Object.keys(contested))
  const value = device.chance.pick(contested[path] ?? [])
  const author = 'collega.nuova'
  stage.oracle.attempt({ device: 'newer', login: author, path, value })
  const random = (n: number) => device.chance.random(n)
  const at = '2027-03-01T09:00:00.000Z'
  const draft = { case: ofCase, author, device: newToken(random), at }
  const unknownField = { path: `nuovo/k1/campo`, value: { anni: [2027] }, seen: [] }
  const known = { path, value, seen: [] }
  const written: Draft[] = [
    { ...draft, kind: 'person', record, changes: [known, unknownField] },
    { ...draft, kind: 'bilancio', record: `bilancio-${newToken(random)}`, changes: [unknownField] },
  ]
  const later = {
    ...makeBody({ ...draft, kind: 'person', record: `person-${newToken(random)}`, changes: [known] }, random),
    v: 3,
  }
  const bodies = [...written.map((each) => makeBody(each, random)), later as unknown as Body]
  for (const body of bodies) {
    const entry: Entry = { _id: entryId(body), ...body, sig: unsigned }
    await stage.replica.force(tavolo, entry)
    stage.newer.push({ tavolo, entry })
  }
  stage.trace(`${stage.step} newer app writes ${path}`)
}
