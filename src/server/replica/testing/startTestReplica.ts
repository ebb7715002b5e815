import { createHmac } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startReplica } from '../startReplica.ts'

type Answer = {
  status: number
  headers: Headers
  text: string
  // Tests read answers of many shapes: a wrong shape fails the test, not the compiler.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  json: any
}

/** Sends JSON, or text and bytes as they are, and reads the whole answer. */
export type Caller = (
  method: string,
  path: string,
  body?: unknown,
  headers?: Record<string, string>,
) => Promise<Answer>

/** A replica on a folder of its own, with callers for each way of being somebody. */
export type TestReplica = {
  url: string
  dataDir: string
  admin: Caller
  anonymous: Caller
  /** Speaks as the gateway does for a person. */
  as(name: string, ...roles: string[]): Caller
  with(headers: Record<string, string>): Caller
  faults: { route: string; name: string }[]
  stop(): Promise<void>
  /** Stops and removes the folder. */
  discard(): Promise<void>
}

/** The admin of test replicas. */
export const testAdmin = { name: 'admin', password: 'only for tests' }
/** The gateway's secret of test replicas. */
export const testSecret = 'proxy secret of the tests'

/** A new folder of the system's for temporary files. */
export function makeDataDir(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'win-replica-'))
}

/** Starts on a new folder unless one is given; collects faults, which tests expect to be none. */
export async function startTestReplica(
  given: { dataDir?: string; clock?: () => number } = {},
): Promise<TestReplica> {
  const dataDir = given.dataDir ?? (await makeDataDir())
  const faults: TestReplica['faults'] = []
  const started = await startReplica({
    dataDir,
    admin: testAdmin,
    proxySecret: testSecret,
    onFault: ({ route, name }) => void faults.push({ route, name }),
    ...(given.clock ? { clock: given.clock } : {}),
  })
  if (!started.ok) throw new Error(started.reason)
  const { url, stop } = started
  const caller =
    (own: Record<string, string>): Caller =>
    (method, path, body, headers) =>
      call(url, method, path, body, { ...own, ...headers })
  return {
    url,
    dataDir,
    faults,
    stop,
    admin: caller({ authorization: basic(testAdmin.name, testAdmin.password) }),
    anonymous: caller({}),
    as: (name, ...roles) => caller(proxyHeaders(name, roles)),
    with: caller,
    async discard() {
      await stop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

async function call(
  url: string,
  method: string,
  path: string,
  body: unknown,
  headers: Record<string, string>,
): Promise<Answer> {
  const isRaw = body === undefined || typeof body === 'string' || body instanceof Uint8Array
  const sent = isRaw ? (body as BodyInit | undefined) : JSON.stringify(body)
  const type: Record<string, string> = sent === undefined ? {} : { 'content-type': 'application/json' }
  const answer = await fetch(url + path, {
    method,
    headers: { accept: 'application/json', ...type, ...headers },
    ...(sent === undefined ? {} : { body: sent }),
  })
  const text = await answer.text()
  const isJson = answer.headers.get('content-type')?.includes('json') === true && text !== ''
  return {
    status: answer.status,
    headers: answer.headers,
    text,
    json: isJson ? (JSON.parse(text) as unknown) : null,
  }
}

/** A Basic header. */
export function basic(name: string, password: string): string {
  return 'Basic ' + Buffer.from(`${name}:${password}`).toString('base64')
}

/** The headers by which the gateway speaks for a person. */
export function proxyHeaders(name: string, roles: string[]): Record<string, string> {
  return {
    'x-auth-couchdb-username': name,
    'x-auth-couchdb-roles': roles.join(','),
    'x-auth-couchdb-token': createHmac('sha256', testSecret).update(name).digest('hex'),
  }
}

/** Makes a database whose members have a role. */
export async function makeDatabase(replica: TestReplica, name: string, role: string): Promise<void> {
  const made = await replica.admin('PUT', `/${name}`)
  const security = { members: { roles: [role] }, admins: { roles: ['_admin'] } }
  const secured = await replica.admin('PUT', `/${name}/_security`, security)
  if (made.status !== 201 || secured.status !== 200) throw new Error('the database was not made')
}
