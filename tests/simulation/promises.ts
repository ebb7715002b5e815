import { canonicalJson, isSameJson } from '#lib/entries/canonical.ts'
import type { Json } from '#lib/domain/schema/kind.ts'
import { envelopeVersion, type Entry } from '#lib/entries/entry.ts'
import type { CaseView, RecordView } from '#lib/engine/views.ts'
import type { Device } from './device.ts'
import { attemptKey, type Acknowledged, type Oracle, type Violation } from './oracle.ts'
import type { CaseRef, Stage } from './stage.ts'

/** The fields that are written again and again, whose live values the oracle works out by itself. */
export const contested: Readonly<Record<string, readonly string[]>> = {
  phone: ['399 111 1111', '399 222 2222', '399 333 3333'],
  email: ['a@posta.example', 'b@posta.example', 'c@posta.example'],
  language: ['italiano', 'arabo', 'albanese'],
  address: ['Via Roma 1', 'Via Garibaldi 2', 'Via del Mulino 3'],
}

/** What people typed: it may lie on no disk in the clear. */
const plaintext = [
  ...Object.values(contested).flat(),
  'Colloquio del passo',
  'Contatto del passo',
  'Caso del passo',
]
  // A short word can lie among sealed bytes by chance.
  .filter((text) => text.length >= 8)

/**
 * No acknowledged save is lost: each is live or in the history of its field, under its author. Of a case that went to
 * another tavolo a tablet keeps what it has not sent, and shows it only where the case is: looked at in the end (no `by`).
 */
export async function findLost(oracle: Oracle, device: Device, since = 0, by?: string): Promise<Violation[]> {
  const violations: Violation[] = []
  const histories = new Map<string, { value: string; login: string }[]>()
  for (const { tavolo, wrote, record, path, value, login, step, excused, device: of } of oracle.log) {
    if (by !== undefined && wrote !== undefined) continue
    if (excused || step < since || (by !== undefined && of !== by) || !device.tavoli.has(tavolo)) continue
    const key = `${record} ${path}`
    const known = histories.get(key) ?? (await readHistory(device, record, path))
    histories.set(key, known)
    const text = canonicalJson(value)
    if (known.some((each) => each.value === text && each.login === login)) continue
    const detail = `${device.name} lacks ${path} of ${record} = ${text} by ${login} (step ${step})`
    violations.push({ promise: 'no acknowledged save is lost', detail })
  }
  return violations
}

/** True when a device has a value that was acknowledged, live or in the history of its field. */
export async function hasValue(
  device: Device,
  { record, path, value, login }: Acknowledged,
): Promise<boolean> {
  const known = await readHistory(device, record, path)
  return known.some((each) => each.value === canonicalJson(value) && each.login === login)
}

async function readHistory(device: Device, record: string, path: string) {
  const steps = await device.engine().history(record, path)
  return steps.map(({ value, author }) => ({ value: canonicalJson(value), login: author.login }))
}

/** Nothing is invented: every contested value on the replica is one that its author asked for. */
export function findInvented(oracle: Oracle, entries: readonly Entry[]): Violation[] {
  // What another tavolo is shown of a case the gateway wrote, from what people did: see findOvershared.
  const ofPeople = entries.filter(({ kind }) => kind !== 'shared')
  return ofPeople.flatMap(({ author, set }) =>
    Object.entries(set)
      .filter(([path, value]) => path in contested && !oracle.attempts.has(attemptKey(author, path, value)))
      .map(([path, value]) => ({
        promise: 'nothing is invented',
        detail: `${author} never wrote ${path} = ${canonicalJson(value)}`,
      })),
  )
}

/** Conflicts are honest: live is exactly what no entry on the replica is over, worked out without the fold. */
export async function findDishonest(
  { cases, erasedOver }: Pick<Stage, 'cases' | 'erasedOver'>,
  entries: readonly Entry[],
  device: Device,
): Promise<Violation[]> {
  const violations: Violation[] = []
  for (const { record } of cases.filter(({ tavolo }) => device.tavoli.has(tavolo))) {
    const person = (await device.engine().openCase(record))?.person
    if (!person) continue
    const own = entries.filter((entry) => entry.record === person.record && entry.v === envelopeVersion)
    for (const path of Object.keys(contested)) {
      const expected = maximalOf(own, path, erasedOver)
      const found = (person.fields[path]?.values ?? []).map(({ entry }) => entry).sort()
      if (isSameJson(expected, found)) continue
      const detail = `${path} on ${device.name}: ${found.length} live, the entries say ${expected.length}`
      violations.push({ promise: 'a conflict shows exactly when two wrote unseen by each other', detail })
    }
  }
  return violations
}

/** The entries that write a path and that no other is over, worked out without the fold. */
export function maximalOf(entries: readonly Entry[], path: string, erasedOver: readonly string[]): string[] {
  const writing = entries.filter(({ set }) => path in set)
  const covered = new Set([...writing.flatMap(({ over }) => over[path] ?? []), ...erasedOver])
  return writing
    .map(({ _id }) => _id)
    .filter((id) => !covered.has(id))
    .sort()
}

/**
 * What was erased is nowhere: not on the replica, nor on a device that has been in touch since. A device whose person
 * no longer reads the tavolo hears of no erasure there.
 */
export async function findRisen(
  { oracle, cases, gone }: Pick<Stage, 'oracle' | 'cases' | 'gone'>,
  entries: readonly Entry[],
  devices: readonly Device[],
): Promise<Violation[]> {
  const promise = 'what was erased does not come back'
  const isGone = ({ _id, kind, record, case: ofCase = '' }: Entry) =>
    kind !== 'erasure' && (gone.includes(_id) || oracle.erased.has(record) || oracle.erased.has(ofCase))
  const violations = entries.filter(isGone).map(({ _id }) => ({ promise, detail: `the replica has ${_id}` }))
  const ids = [...oracle.erased, ...gone]
  for (const { record, tavolo } of ids.length > 0 ? cases : []) {
    for (const device of devices.filter(({ tavoli }) => tavoli.has(tavolo))) {
      const shown = JSON.stringify(digest(await device.engine().openCase(record)))
      const risen = ids.filter((id) => shown.includes(id))
      violations.push(...risen.map((id) => ({ promise, detail: `${device.name} shows ${id}` })))
    }
  }
  return violations
}

/** A case that went to another tavolo is off the tablets of whoever reads the old one alone. */
export async function findLeftBehind({ moved }: Pick<Stage, 'moved'>, device: Device): Promise<Violation[]> {
  if (!moved || device.tavoli.has(moved.tavolo)) return []
  if ((await device.engine().openCase(moved.record)) === undefined) return []
  const detail = `${device.name} shows ${moved.record}, which went to ${moved.tavolo}`
  return [{ promise: 'a case that moved is where it went', detail }]
}

/** A consent that was taken back shows so on every device that may read it, whatever others wrote meanwhile. */
export async function findReturned(
  { cases, oracle }: Pick<Stage, 'cases' | 'oracle'>,
  device: Device,
): Promise<Violation[]> {
  const violations: Violation[] = []
  const readable = cases.filter(({ tavolo }) => device.tavoli.has(tavolo))
  // What a destroyed tablet had not sent nobody heard.
  const owed = oracle.log.filter(({ value, excused }) => value === 'REVOCATO' && !excused)
  const revoked = new Set(owed.map(({ record }) => record))
  for (const { record } of revoked.size > 0 ? readable : []) {
    const consents = (await device.engine().openCase(record))?.parts.consent ?? []
    const back = consents.filter((one) => revoked.has(one.record) && one.fields.state?.shown !== 'REVOCATO')
    for (const one of back)
      violations.push({ promise: 'what was revoked stays revoked', detail: `${device.name}: ${one.record}` })
  }
  return violations
}

/**
 * A paper that shows opens on every tablet that shows it. What a destroyed tablet had not sent of it is nowhere, and
 * what somebody wrote where they have nothing to do any more is not taken.
 */
export async function findUnopened(
  { cases, replacedAt, revoked }: Pick<Stage, 'cases' | 'replacedAt' | 'revoked'>,
  device: Device,
): Promise<Violation[]> {
  const violations: Violation[] = []
  const readable = cases.filter(({ tavolo }) => device.tavoli.has(tavolo))
  for (const { record } of replacedAt.size === 0 ? readable : []) {
    const papers = (await device.engine().openCase(record))?.parts.document ?? []
    for (const paper of papers.filter(({ changed }) => changed.author.login !== revoked?.login)) {
      const opened = await device.engine().openDocument(paper.record)
      if (opened.ok) continue
      const detail = `${device.name}: ${paper.record} ${opened.reason}`
      violations.push({ promise: 'a paper that shows opens', detail })
    }
  }
  return violations
}

/** What a newer app wrote, and this one does not understand, lies on every tablet that may read it. */
export async function findForgotten(
  { newer, oracle, gone }: Pick<Stage, 'newer' | 'oracle' | 'gone'>,
  device: Device,
): Promise<Violation[]> {
  const isDue = ({ tavolo, entry }: Stage['newer'][number]) =>
    device.tavoli.has(tavolo) && !oracle.erased.has(entry.case ?? '') && !gone.includes(entry._id)
  const due = newer.filter(isDue).map(({ entry }) => entry)
  const disks = due.length > 0 ? await device.readDisks() : ''
  const missing: Entry[] = []
  for (const entry of due) {
    // Rows are sealed, but for whose record they are; of a record that this app knows the history tells more.
    const isHere = disks.includes(entry.record) && (await isInHistory(device, entry))
    if (!isHere) missing.push(entry)
  }
  return missing.map(({ _id, kind }) => ({
    promise: 'what a newer app wrote is kept',
    detail: `${device.name} lacks ${kind} ${_id}`,
  }))
}

async function isInHistory(device: Device, { _id, v, record, set }: Entry): Promise<boolean> {
  const path = Object.keys(set).find((each) => each in contested)
  if (path === undefined || v !== envelopeVersion) return true
  return (await device.engine().history(record, path)).some(({ entry }) => entry === _id)
}

/** Devices that may read a tavolo show the same of each of its cases. */
export async function findUnequal(
  cases: readonly CaseRef[],
  devices: readonly Device[],
): Promise<Violation[]> {
  const violations: Violation[] = []
  for (const { record, tavolo } of cases) {
    const [first, ...others] = devices.filter((device) => device.tavoli.has(tavolo))
    if (!first) continue
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

/**
 * Zero means zero, and every folded row is the fold of its entries. `forged`: false bodies that quarantine may hold.
 * `mayWait`: what a person wrote where they have nothing to do any more lies among what was refused.
 */
export async function findUncounted(device: Device, forged: number, mayWait: boolean): Promise<Violation[]> {
  const { local, sent, refused, quarantined, trouble } = await device.engine().syncView()
  const verified = await device.engine().verify()
  const found: Violation[] = []
  const isTrue = mayWait ? local === 0 : local + sent + refused === 0
  if (!isTrue || quarantined > forged) {
    const detail = `${device.name}: ${JSON.stringify({ local, sent, refused, quarantined, trouble })}`
    found.push({ promise: 'zero means zero', detail })
  }
  if (!verified.isComplete || verified.differing.length + verified.damaged.length > 0) {
    const detail = `${device.name}: ${verified.differing.join()}`
    found.push({ promise: 'fold(entries) = folded row', detail })
  }
  return found
}

/**
 * Nothing that was typed lies on a disk in the clear. Of databases that a person never read there is nothing; of
 * those that they read once no row, though the log of what changed may still name what went.
 */
export async function findExposed(
  device: Device,
  { never, noMore = [] }: { never: readonly string[]; noMore?: readonly string[] },
): Promise<Violation[]> {
  const text = await device.readDisks()
  const exposed = plaintext.filter((marker) => text.includes(marker))
  const held = [
    ...never.filter((name) => text.includes(`${name}/`)),
    ...noMore.filter((name) => text.includes(`"key":"${name}/`)),
  ]
  return [
    ...exposed.map((marker) => ({ promise: 'no plaintext on a disk', detail: `${device.name}: ${marker}` })),
    ...held.map((name) => ({
      promise: 'nobody holds what they may not read',
      detail: `${device.name}: ${name}`,
    })),
  ]
}

/** What two devices must agree on of a case: live values by path, items, nothing of names or marks. */
export function digest(view: CaseView | undefined): Json {
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
  const parts = Object.values(view.parts).flat()
  const records = [view.case, ...(view.person ? [view.person] : []), ...view.interviews, ...parts].map(record)
  return records.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
}

function difference(a: Json, b: Json): string {
  const [left, right] = [JSON.stringify(a), JSON.stringify(b)]
  let at = 0
  while (at < left.length && left[at] === right[at]) at += 1
  return `…${left.slice(Math.max(0, at - 40), at + 60)} ≠ …${right.slice(Math.max(0, at - 40), at + 60)}`
}
