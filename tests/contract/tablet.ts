import type { Json } from '#lib/domain/schema/kind.ts'
import type { Entry } from '#lib/entries/entry.ts'
import { newRecordId, newToken } from '#lib/entries/ids.ts'
import { makeBody, signBody, type Change, type Sign } from '#lib/entries/make.ts'
import type { SessionView } from '#server/gateway/session/session-view.ts'

/** An answer as it came. */
export type Answer = { status: number; json: unknown; text: string; headers: Headers }

/** What a test asks for. `body` is sent as JSON; `raw` in its place as it is. */
export type Question = {
  method?: string
  body?: unknown
  raw?: string | Uint8Array
  headers?: Record<string, string>
  signal?: AbortSignal
}

/** A tablet without an app: a device's key, a cookie, and the headers that every request carries. */
export type Tablet = {
  login: string
  device: string
  publicKey: string
  cookie: string
  credential: string
  session: SessionView | undefined
  sign: Sign
  logIn(password: string): Promise<Answer>
  renew(): Promise<Answer>
  ask(path: string, question?: Question): Promise<Answer>
  /** A signed entry of a new record, or of the one that is given. */
  entry(kind: string, set: Record<string, Json>, more?: Made): Promise<Entry>
}

/** What may be said of a made entry beside its fields. */
export type Made = {
  record?: string
  case?: string
  author?: string
  device?: string
  over?: Record<string, string[]>
  covers?: string[]
}

const random = (n: number) => crypto.getRandomValues(new Uint8Array(n))
const algorithm = { name: 'ECDSA', namedCurve: 'P-256' } as const

/** Sends a question and reads the whole answer. */
export async function ask(
  url: string,
  { method = 'GET', body, raw, headers, signal }: Question,
): Promise<Answer> {
  const json = body === undefined ? {} : { 'content-type': 'application/json' }
  const sent = raw ?? (body === undefined ? undefined : JSON.stringify(body))
  const response = await fetch(url, {
    method,
    redirect: 'manual',
    headers: { ...json, ...headers } as Record<string, string>,
    ...(sent !== undefined && { body: sent as string }),
    ...(signal && { signal }),
  })
  const text = await response.text()
  return { status: response.status, json: parse(text), text, headers: response.headers }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** A new device for a person, not yet logged in. */
export async function createTablet(url: string, login: string): Promise<Tablet> {
  const pair = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
  const publicKey = Buffer.from(await crypto.subtle.exportKey('raw', pair.publicKey)).toString('base64url')
  const device = newToken(random)
  const sign: Sign = async (bytes) => {
    const how = { name: 'ECDSA', hash: 'SHA-256' }
    return Buffer.from(await crypto.subtle.sign(how, pair.privateKey, new Uint8Array(bytes))).toString(
      'base64url',
    )
  }

  async function begin(path: string, body: object): Promise<Answer> {
    const answer = await ask(`${url}${path}`, { method: 'POST', body })
    const cookie = /win_session=([^;]*)/.exec(answer.headers.get('set-cookie') ?? '')?.[1]
    if (answer.status !== 200 || cookie === undefined) return answer
    const { credential, ...session } = answer.json as SessionView & { credential?: string }
    Object.assign(tablet, { cookie, session, ...(credential !== undefined && { credential }) })
    return answer
  }

  const tablet: Tablet = {
    login,
    device,
    publicKey,
    cookie: '',
    credential: '',
    session: undefined,
    sign,
    logIn: (password) =>
      begin('/api/session', {
        login,
        password,
        device: { id: device, publicKey, label: `Tablet di ${login}` },
      }),
    renew: () => begin('/api/session/renew', { login, device, credential: tablet.credential }),
    ask: (path, question = {}) =>
      ask(`${url}${path}`, {
        ...question,
        headers: {
          cookie: `win_session=${tablet.cookie}`,
          'x-win-login': login,
          'x-win-device': device,
          ...question.headers,
        },
      }),
    entry: (kind, set, more = {}) => makeEntry({ author: login, device, ...more }, kind, set, sign),
  }
  return tablet
}

async function makeEntry(
  who: Made & { author: string; device: string },
  kind: string,
  set: Record<string, Json>,
  sign: Sign,
): Promise<Entry> {
  const { author, device, over = {}, covers } = who
  const record = who.record ?? newRecordId(kind, random)
  const ofCase = who.case ?? (kind === 'case' ? record : undefined)
  const changes = Object.entries(set).map(([path, value]): Change => ({
    path,
    value,
    seen: over[path] ?? [],
  }))
  const at = new Date().toISOString()
  const draft = { kind, record, author, device, at, changes }
  const body = makeBody(
    { ...draft, ...(ofCase !== undefined && { case: ofCase }), ...(covers && { covers }) },
    random,
  )
  return signBody(body, sign)
}

/** Writes that many new cases to the tavolo of Empoli. */
export async function pushCases(tablet: Tablet, n: number): Promise<void> {
  const docs = await Promise.all(
    Array.from({ length: n }, () => tablet.entry('case', { state: 'SEGNALATO' })),
  )
  await tablet.ask('/db/tavolo-empoli/_bulk_docs', { method: 'POST', body: { docs } })
}
