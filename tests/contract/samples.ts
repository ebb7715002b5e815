import { toBase32 } from '#lib/entries/base32.ts'
import type { Entry } from '#lib/entries/entry.ts'
import { sha256 } from '@noble/hashes/sha2.js'
import { entryId } from '#lib/entries/hash.ts'
import { utf8ToBytes } from '@noble/hashes/utils.js'

/** 128 bits as 26 characters, the same for the same name: a salt, a device, the tail of an id. */
export function token(name: string): string {
  return toBase32(sha256(utf8ToBytes(name)).subarray(0, 16))
}

/** A record id that goes by a name. */
export function recordId(kind: string, name = 'one'): string {
  return `${kind}-${token(`${kind} ${name}`)}`
}

/** The id of some entry of a record, as far as its form goes. */
export function someEntryId(record: string, name = 'one'): string {
  return `${record}.${token(`${record} ${name}`)}`
}

const signature = 'A'.repeat(86)

/**
 * An entry that is right in everything that the envelope and the schema can tell: hashed, but signed by nobody.
 * A member given as `undefined` is left out.
 */
export function sampleEntry(kind: string, members: Partial<Record<keyof Entry, unknown>> = {}): Entry {
  const record = (members.record as string | undefined) ?? recordId(kind)
  const body = {
    v: 1,
    kind,
    record,
    case: caseOf(kind, record),
    author: 'anna',
    device: token('device'),
    at: '2026-11-17T12:41:00.000Z',
    salt: token('salt'),
    set: Object.hasOwn(sampleSets, kind) ? { ...sampleSets[kind] } : { name: 'Nome' },
    over: {},
    ...members,
  }
  const kept = Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined))
  return rehash({ _id: '', ...kept, sig: signature, ...pick(members, ['_id', 'sig']) } as Entry, members._id)
}

function rehash(entry: Entry, given: unknown): Entry {
  return given === undefined ? { ...entry, _id: entryId(entry) } : entry
}

function pick(members: Partial<Record<string, unknown>>, names: readonly string[]) {
  return Object.fromEntries(names.flatMap((name) => (name in members ? [[name, members[name]]] : [])))
}

/** What hangs on a case in the database of its tavolo, whoever of its staff writes. */
export const ofCases = [
  'notice',
  'consent',
  'assessment',
  'plan',
  'action',
  'register',
  'monitoring',
  'task',
  'followup',
  'document',
  'decision',
  'placement',
]

/** The kinds that name the case to which they belong. */
const hangingOnCases = ['person', 'interview', 'match', 'reserved-note', 'reserved-document', ...ofCases]

function caseOf(kind: string, record: string): string | undefined {
  if (kind === 'case') return record
  return hangingOnCases.includes(kind) ? recordId('case') : undefined
}

/** What an entry of each kind sets, unless it is told otherwise. */
export const sampleSets: Record<string, Record<string, unknown>> = {
  body: { name: 'Caritas di prova', type: 'CARITAS' },
  tavolo: { name: 'Tavolo di prova', slug: 'empoli' },
  user: { login: 'anna', name: 'Anna Prova' },
  device: { login: 'anna', label: 'Tablet 1', revoked: false },
  contact: { name: 'Nome', surname: 'Cognome', date: '2026-11-17' },
  referral: { contact: recordId('contact'), urgency: 'MEDIA' },
  person: { name: 'Nome', surname: 'Cognome', 'household/k3/relation': 'FIGLIO' },
  case: { person: recordId('person'), state: 'SEGNALATO' },
  interview: { date: '2026-11-17', type: 'PRIMO', note: 'Prima conversazione.' },
  erasure: { target: { record: recordId('contact') }, basis: 'RICHIESTA' },
  transfer: { target: recordId('case'), from: 'empoli', to: 'vinci', reason: 'RESIDENZA', on: '2026-11-17' },
  sharing: { one: 'empoli', other: 'vinci', oneCase: recordId('case'), reason: 'LAVORO', on: '2026-11-17' },
  shared: { sharing: recordId('sharing'), state: 'SEGNALATO' },
  meeting: { tavolo: 'empoli', date: '2026-11-17' },
  minutes: { meeting: recordId('meeting') },
  rectification: { meeting: recordId('meeting'), on: '2026-11-20', text: 'Si legga 12 e non 21.' },
  protocol: { type: 'PROTOCOLLO', subject: 'Tirocini nelle botteghe' },
  directive: { subject: 'Orari di apertura', issued: '2026-11-17', 'addressed/empoli/on': true },
  resource: { type: 'CORSO', title: 'Corso di saldatura' },
  programme: { year: '2026', 'targets/contatti': 170 },
  aggregate: { year: '2026' },
  // A giver and a taker write what is theirs: those rows are by hand.
  'quota-move': { 'choices/k1/note': 'Nota' },
  moved: { target: recordId('case'), to: 'tavolo-vinci', on: '2026-11-17' },
}
