/** The endpoints of a database that the app uses. */
export type Endpoint = 'info' | '_changes' | '_all_docs' | '_bulk_get' | '_bulk_docs'

/** The query that goes on to the replica (with its `?`, or empty), or that something in it is not allowed. */
export type Query = { ok: true; text: string; isLongPoll: boolean } | { ok: false }

type Check = (value: string) => boolean

const isFlag: Check = (value) => value === 'true' || value === 'false'
const isCount: Check = (value) => /^\d{1,9}$/.test(value)
const isOneOf =
  (...words: string[]): Check =>
  (value) =>
    words.includes(value)
/** A key as JSON; replicas take no more of a key than an id is long, but ranges may add to it. */
const isKey: Check = (value) => value.length <= 400
const isCursor: Check = (value) => value.length <= 4000

/** The longest that a long-poll waits, in milliseconds. */
export const longestPollMs = 25_000

const view: Record<string, Check> = {
  include_docs: isFlag,
  inclusive_end: isFlag,
  descending: isFlag,
  limit: isCount,
  skip: isCount,
  startkey: isKey,
  endkey: isKey,
  key: isKey,
}

const allowed: Record<Endpoint, Record<string, Check>> = {
  info: {},
  _bulk_docs: {},
  _bulk_get: { revs: isFlag, latest: isFlag },
  _all_docs: view,
  _changes: {
    feed: isOneOf('normal', 'longpoll'),
    style: isOneOf('main_only', 'all_docs'),
    include_docs: isFlag,
    limit: isCount,
    since: isCursor,
    seq_interval: isCount,
    timeout: isCount,
    heartbeat: (value) => isFlag(value) || isCount(value),
  },
}

/** Lets through the parameters that the app uses, once each, and bounds the wait of a long-poll. */
export function allowQuery(endpoint: Endpoint, given: Record<string, unknown>): Query {
  const checks = allowed[endpoint]
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(given)) {
    const check = Object.hasOwn(checks, name) ? checks[name] : undefined
    if (!check || typeof value !== 'string' || !check(value)) return { ok: false }
    query.set(name, value)
  }
  const isLongPoll = query.get('feed') === 'longpoll'
  // A heartbeat would take the place of the time-out, and the poll would have no end.
  query.delete('heartbeat')
  if (isLongPoll) {
    const asked = Number(query.get('timeout') ?? longestPollMs)
    query.set('timeout', String(Math.min(asked, longestPollMs)))
  }
  const text = query.toString()
  return { ok: true, text: text === '' ? '' : `?${text}`, isLongPoll }
}
