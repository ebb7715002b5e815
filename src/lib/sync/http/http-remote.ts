import PouchDB from 'pouchdb-core'
import HttpPouch from 'pouchdb-adapter-http'
import type { Entry } from '#lib/entries/entry.ts'
import type { Answer, Remote } from '../remote.ts'
import { readAnswer, type Clock } from './read-answer.ts'
import { readChanges, readCursor, readIds, readLeaves, readRows } from './shapes.ts'

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

type HttpDatabase = { fetch(path: string, init?: RequestInit): Promise<Response> }

/** The replica behind the gateway, through PouchDB's HTTP adapter. */
export function createHttpRemote(options: HttpRemoteOptions): Remote {
  const { origin, caller, clock } = options
  const Pouch = PouchDB.plugin(HttpPouch)
  const databases = new Map<string, HttpDatabase>()

  const send: typeof fetch = (input, init) => {
    const headers = new Headers(init?.headers)
    headers.set('X-Win-Login', caller.login)
    headers.set('X-Win-Device', caller.device)
    return (options.fetch ?? fetch)(input, { ...init, headers, cache: 'no-store', redirect: 'manual' })
  }

  function database(scope: string): HttpDatabase {
    const known = databases.get(scope)
    if (known) return known
    const opened = new Pouch(`${origin}/db/${scope}`, { adapter: 'http', skip_setup: true, fetch: send })
    databases.set(scope, opened as unknown as HttpDatabase)
    return opened as unknown as HttpDatabase
  }

  async function ask<T>(
    request: (signal: AbortSignal) => Promise<Response>,
    read: (value: unknown) => T | undefined,
    signal: AbortSignal,
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

  function give(path: string, member: string, entries: readonly Entry[], signal: AbortSignal) {
    const ids = new Set(entries.map((entry) => entry._id))
    return ask(
      (cut) =>
        send(`${origin}/api/${path}`, { ...post({ [member]: entries }, cut), credentials: 'same-origin' }),
      (value) => readRows((value as { rows?: unknown } | null)?.rows, ids),
      signal,
    )
  }

  return {
    cursor: (scope, signal) => ask((cut) => database(scope).fetch('', { signal: cut }), readCursor, signal),
    changes(scope, since, limit, signal) {
      const query = new URLSearchParams({
        since,
        limit: String(limit),
        include_docs: 'true',
        style: 'all_docs',
      })
      const path = `_changes?${query.toString()}`
      return ask(
        (cut) => database(scope).fetch(path, { signal: cut }),
        (value) => readChanges(value, limit),
        signal,
      )
    },
    leaves: (scope, ids, signal) =>
      ask(
        (cut) => database(scope).fetch('_bulk_get', post({ docs: ids.map((id) => ({ id })) }, cut)),
        readLeaves,
        signal,
      ),
    ids(scope, after, limit, signal) {
      const query = new URLSearchParams({ limit: String(limit) })
      if (after !== undefined) query.set('startkey', JSON.stringify(`${after}\u0000`))
      return ask(
        (cut) => database(scope).fetch(`_all_docs?${query.toString()}`, { signal: cut }),
        readIds,
        signal,
      )
    },
    push(scope, entries, signal) {
      const ids = new Set(entries.map((entry) => entry._id))
      return ask(
        (cut) => database(scope).fetch('_bulk_docs', post({ docs: entries, new_edits: true }, cut)),
        (value) => readRows(value, ids),
        signal,
      )
    },
    relay: (scope, entries, signal) => give(`relay/${scope}`, 'entries', entries, signal),
    beside: (scope, entries, signal) => give(`beside/${scope}`, 'entries', entries, signal),
    receipts: (scope, erased, signal) =>
      ask(
        (cut) =>
          send(`${origin}/api/receipts`, {
            ...post({ database: scope, erased }, cut),
            credentials: 'same-origin',
          }),
        () => null as null | undefined,
        signal,
      ),
  }
}
