import registerHttp, { type HttpAdapter } from 'pouchdb-adapter-http'
import type { Entry, EntryId } from '#lib/entries/entry.ts'
import type { Answer, Remote } from '../remote.ts'
import { readAnswer, type Clock } from './read-answer.ts'
import {
  readChanges,
  readCursor,
  readIds,
  readLeaves,
  readPresent,
  readReceived,
  readRows,
} from './shapes.ts'

/** Who asks, in the headers that the gateway compares with the session. */
export type Caller = { login: string; device: string }

/** What the remote needs: the gateway's address, who asks, a clock and (in simulations) another network. */
export type HttpRemoteOptions = {
  /** `https://host`, without a slash at the end. */
  origin: string
  caller: Caller
  clock: Clock
  fetch?: typeof fetch
}

/** The replica behind the gateway, through PouchDB's HTTP adapter. */
export function createHttpRemote(options: HttpRemoteOptions): Remote {
  const send = sendAs(options)
  return {
    ...readCalls(openDatabases(options.origin, send), options.clock),
    ...giveCalls(options, send),
  }
}

type Send = typeof fetch
type Path = (path: string, init: RequestInit) => Promise<Response>

/** Every request names who asks, and follows no redirect: those lead to a portal. */
function sendAs({ caller, fetch: network = fetch }: HttpRemoteOptions): Send {
  return (input, init) => {
    const headers = new Headers(init?.headers)
    headers.set('X-Win-Login', caller.login)
    headers.set('X-Win-Device', caller.device)
    return network(input, { ...init, headers, cache: 'no-store', redirect: 'manual' })
  }
}

/**
 * PouchDB's adapter by itself, as it registers with PouchDB. The core around it (queries, changes, replication) would
 * never be asked for anything here, and was a tenth of all the code that a tablet loads.
 */
function takeAdapter(): HttpAdapter {
  const taken = new Map<string, HttpAdapter>()
  registerHttp({ adapter: (name, adapter) => void taken.set(name, adapter) })
  const adapter = taken.get('http')
  if (!adapter) throw new Error('pouchdb-adapter-http registered no adapter')
  return adapter
}

/** Requests below a database, each database opened once. */
function openDatabases(origin: string, send: Send): (scope: string) => Path {
  const Adapter = takeAdapter()
  const paths = new Map<string, Path>()
  return (scope) => {
    const known = paths.get(scope)
    if (known) return known
    const opened = new Adapter({ name: `${origin}/db/${scope}`, skip_setup: true, fetch: send }, () => {})
    const path: Path = (below, init) => opened.fetch(below, init)
    paths.set(scope, path)
    return path
  }
}

type ReadCalls = 'cursor' | 'changes' | 'leaves' | 'ids' | 'has' | 'push'

function readCalls(database: (scope: string) => Path, clock: Clock): Pick<Remote, ReadCalls> {
  return {
    cursor: (scope, signal) => ask(clock, signal, (cut) => database(scope)('', { signal: cut }), readCursor),
    changes(scope, since, limit, signal) {
      const query = new URLSearchParams({
        since,
        limit: String(limit),
        include_docs: 'true',
        style: 'all_docs',
      })
      const get = (cut: AbortSignal) => database(scope)(`_changes?${query.toString()}`, { signal: cut })
      return ask(clock, signal, get, (value) => readChanges(value, limit))
    },
    leaves(scope, ids, signal) {
      const docs = ids.map((id) => ({ id }))
      return ask(clock, signal, (cut) => database(scope)('_bulk_get', post({ docs }, cut)), readLeaves)
    },
    ids(scope, after, limit, signal) {
      const query = new URLSearchParams({ limit: String(limit) })
      if (after !== undefined) query.set('startkey', JSON.stringify(`${after}\u0000`))
      const get = (cut: AbortSignal) => database(scope)(`_all_docs?${query.toString()}`, { signal: cut })
      return ask(clock, signal, get, readIds)
    },
    has: (scope, ids, signal) =>
      ask(clock, signal, (cut) => database(scope)('_all_docs', post({ keys: ids }, cut)), readPresent),
    push(scope, entries, signal) {
      const body = { docs: entries, new_edits: true }
      const put = (cut: AbortSignal) => database(scope)('_bulk_docs', post(body, cut))
      return ask(clock, signal, put, (value) => readRows(value, idsOf(entries)))
    },
  }
}

/** What the gateway itself takes, beside the replica's own endpoints. */
function giveCalls(
  { origin, clock }: HttpRemoteOptions,
  send: Send,
): Pick<Remote, 'relay' | 'beside' | 'receipts'> {
  const give = (path: string, body: unknown) => (cut: AbortSignal) =>
    send(`${origin}/api/${path}`, { ...post(body, cut), credentials: 'same-origin' })
  const rowsOf = (entries: readonly Entry[]) => (value: unknown) =>
    readRows((value as { rows?: unknown } | null)?.rows, idsOf(entries))
  return {
    relay: (scope, entries, signal) =>
      ask(clock, signal, give(`relay/${scope}`, { entries }), rowsOf(entries)),
    beside: (scope, entries, signal) =>
      ask(clock, signal, give(`beside/${scope}`, { entries }), rowsOf(entries)),
    receipts: (scope, erased, signal) =>
      ask(clock, signal, give('receipts', { database: scope, erased }), readReceived),
  }
}

async function ask<T>(
  clock: Clock,
  signal: AbortSignal,
  request: (signal: AbortSignal) => Promise<Response>,
  read: (value: unknown) => T | undefined,
): Promise<Answer<T>> {
  const answer = await readAnswer(request, clock, signal)
  if (!answer.ok) return answer
  const value = read(answer.value)
  return value === undefined ? { ok: false, reason: 'misshapen' } : { ok: true, value, epoch: answer.epoch }
}

function post(body: unknown, signal: AbortSignal): RequestInit {
  const headers = new Headers({ 'Content-Type': 'application/json', Accept: 'application/json' })
  return { method: 'POST', headers, body: JSON.stringify(body), signal }
}

function idsOf(entries: readonly Entry[]): ReadonlySet<EntryId> {
  return new Set(entries.map((entry) => entry._id))
}
