import { limits, refuseJson, type EdgeRefusal } from './edge.ts'
import { envelopeVersion, type Entry, type EntryId } from './entry.ts'
import { parseEntryId, parseRecordId } from './ids.ts'

/** Why something is no entry. A broken envelope goes to quarantine; anything else is stored and passed on. */
export type EnvelopeRefusal =
  | EdgeRefusal
  | 'not-an-entry'
  | 'unknown-member'
  | 'id'
  | 'kind'
  | 'case'
  | 'author'
  | 'device'
  | 'at'
  | 'salt'
  | 'set'
  | 'path'
  | 'over'
  | 'covers'
  | 'sig'

const members = new Set([
  '_id',
  '_rev',
  'v',
  'kind',
  'record',
  'case',
  'author',
  'device',
  'at',
  'salt',
  'set',
  'over',
  'covers',
  'sig',
])
const pathGrammar = /^[a-zA-Z0-9]{1,40}(?:\/[a-zA-Z0-9]{1,40}){0,4}$/
const momentGrammar = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/
const tokenGrammar = /^[a-z2-7]{25}[aeimquy4]$/
const loginGrammar = /^[a-z0-9][a-z0-9._-]{0,63}$/
const sigGrammar = /^[A-Za-z0-9_-]{86}$/

/** What a check answers: the thing itself, or a closed reason. */
export type Checked<T, Reason> = { ok: true; value: T } | { ok: false; reason: Reason }

/** True for a path that the wire carries: one to five names of letters and digits. */
export function isPath(path: string): boolean {
  if (path.length > limits.key || !pathGrammar.test(path)) return false
  return !path.split('/').some((name) => name === 'constructor' || name === 'prototype')
}

/** True for a login name. */
export function isLogin(name: unknown): name is string {
  return typeof name === 'string' && loginGrammar.test(name)
}

/** True for 128 bits as base32: a device's id or a salt. */
export function isToken(token: unknown): token is string {
  return typeof token === 'string' && tokenGrammar.test(token)
}

/**
 * [E5] Checks the envelope alone (types, sizes, depth, grammar), not the hash, the signature, the schema or
 * who wrote it. Takes anything and never throws. Of a version newer than ours only the head is read [E13].
 */
export function checkEnvelope(doc: unknown): Checked<Entry, EnvelopeRefusal> {
  const reason = refuseJson(doc) ?? refuseEntry(doc)
  return reason ? { ok: false, reason } : { ok: true, value: doc as Entry }
}

function refuseEntry(doc: unknown): EnvelopeRefusal | undefined {
  if (!isMap(doc)) return 'not-an-entry'
  return refuseHead(doc) ?? (doc.v === envelopeVersion ? refuseContent(doc) : undefined)
}

function refuseHead(entry: Record<string, unknown>): EnvelopeRefusal | undefined {
  const { _id, v, kind, record } = entry
  if (typeof v !== 'number' || v < envelopeVersion) return 'not-an-entry'
  // What begins with `_` is not hashed: of what the replica puts there only the revision may come along.
  if (Object.keys(entry).some((name) => name.startsWith('_') && !members.has(name))) return 'unknown-member'
  const id = typeof _id === 'string' ? parseEntryId(_id) : undefined
  if (!id || id.record !== record) return 'id'
  if (parseRecordId(id.record)?.kind !== kind) return 'kind'
  if (entry.case !== undefined && !isCase(entry.case)) return 'case'
  if (!isLogin(entry.author)) return 'author'
  if (!isToken(entry.device)) return 'device'
  // Its shape alone: a clock may be nonsense, and an entry is not lost for that.
  if (typeof entry.at !== 'string' || !momentGrammar.test(entry.at)) return 'at'
  if (!isToken(entry.salt)) return 'salt'
  return typeof entry.sig === 'string' && sigGrammar.test(entry.sig) ? undefined : 'sig'
}

function isCase(id: unknown): boolean {
  return typeof id === 'string' && parseRecordId(id)?.kind === 'case'
}

function refuseContent(entry: Record<string, unknown>): EnvelopeRefusal | undefined {
  const { set, over, covers, record } = entry
  if (Object.keys(entry).some((name) => !members.has(name))) return 'unknown-member'
  if (!isMap(set)) return 'set'
  const paths = Object.keys(set).sort()
  if (paths.length === 0 && covers === undefined) return 'set'
  if (!paths.every(isPath)) return 'path'
  if (paths.some((path, i) => paths[i + 1]?.startsWith(`${path}/`))) return 'path'
  if (!isMap(over) || !Object.keys(over).every((path) => Object.hasOwn(set, path))) return 'over'
  if (!Object.values(over).every((ids) => isIdList(ids, record as string))) return 'over'
  return covers === undefined || isIdList(covers, record as string) ? undefined : 'covers'
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Ids of entries of one record, sorted and different, so that a list has one text. */
function isIdList(ids: unknown, record: string): ids is EntryId[] {
  if (!Array.isArray(ids) || ids.length === 0 || ids.length > limits.ids) return false
  return ids.every((id: unknown, i) => {
    if (typeof id !== 'string' || parseEntryId(id)?.record !== record) return false
    return i === 0 || (ids[i - 1] as string) < id
  })
}
