/** Headers that say who asks. */
export type Credentials = Record<string, string>

/** A request to the replica. The path begins with a slash and holds no credentials. */
export type CouchRequest = {
  method?: string
  path: string
  body?: unknown
  /** Who asks; the server administrator where nobody is named. */
  as?: Credentials
  signal?: AbortSignal
}

/** What came back, as JSON; `undefined` where it was none. */
export type CouchAnswer = { status: number; json: unknown }

/** A CouchDB, or the embedded replica, spoken to with the server administrator's name or another's. */
export type Couch = {
  url: string
  /** The answer as it comes in. Rejects when the replica cannot be reached. */
  stream(request: CouchRequest): Promise<Response>
  /** The whole answer, whatever its status. Rejects when the replica cannot be reached. */
  ask(request: CouchRequest): Promise<CouchAnswer>
}

/** Where a replica is and who its server administrator is. */
export type CouchAddress = { url: string; admin: { name: string; password: string } }

/** Takes the credentials out of `http://name:password@host:port`; `undefined` for anything else. */
export function parseCouchUrl(text: string): CouchAddress | undefined {
  if (!URL.canParse(text)) return undefined
  const { protocol, username, password, origin, pathname } = new URL(text)
  if (!['http:', 'https:'].includes(protocol) || username === '' || pathname !== '/') return undefined
  return {
    url: origin,
    admin: { name: decodeURIComponent(username), password: decodeURIComponent(password) },
  }
}

/** Speaks to the replica at an address. Keeps connections, no cookies, and follows no redirect. */
export function connectCouch({ url, admin }: CouchAddress): Couch {
  const basic = Buffer.from(`${admin.name}:${admin.password}`).toString('base64')
  const asAdmin = { authorization: `Basic ${basic}` }

  function stream({ method = 'GET', path, body, as = asAdmin, signal }: CouchRequest): Promise<Response> {
    const headers: Record<string, string> = {
      accept: 'application/json',
      'accept-encoding': 'identity',
      ...as,
    }
    if (body !== undefined) headers['content-type'] = 'application/json'
    return fetch(`${url}${path}`, {
      method,
      headers,
      redirect: 'manual',
      ...(body !== undefined && { body: JSON.stringify(body) }),
      ...(signal && { signal }),
    })
  }

  return {
    url,
    stream,
    async ask(request) {
      const response = await stream(request)
      return { status: response.status, json: parseJson(await response.text()) }
    },
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

/** An administrator's request that a healthy replica grants; throws with path and status where it does not. */
export async function demand(couch: Couch, request: CouchRequest): Promise<unknown> {
  const { status, json } = await couch.ask(request)
  if (status >= 200 && status < 300) return json
  const { error = '', reason = '' } = (json ?? {}) as { error?: string; reason?: string }
  // Paths of `_users` end with a login, and reasons may quote a document: only the database is named.
  const where = request.path.split('/')[1] ?? ''
  throw new Error(
    `the replica answered ${status} ${error} to ${request.method ?? 'GET'} /${where}: ${reason.slice(0, 80)}`,
  )
}
