import { createServer, request as send, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Line } from './slow-line.ts'

/** The two servers behind the one origin. `credentials` are those of who may write for everybody. */
export type Behind = {
  gatewayUrl: string
  replicaUrl: string
  credentials(): Record<string, string>
  /** Another than the loopback's own. */
  line?: Line | undefined
}

/** The origin of the bench. */
export type Hop = {
  url: string
  /** The scripts that pages and workers have asked for since the last time, with their bytes as they were sent. */
  takeScripts(): Map<string, number>
  /** How many answers since the last time were refusals or none at all. */
  takeFailures(): number
  stop(): void
}

/**
 * One origin for all subjects: `/raw/` is the replica itself, for PouchDB and RxDB, which need more of CouchDB than
 * the gateway lets through; everything else is the gateway. All pass the same hop.
 */
export async function serveBoth(behind: Behind): Promise<Hop> {
  let scripts = new Map<string, number>()
  let failures = 0
  const server = createServer((incoming, outgoing) => {
    const isRaw = incoming.url?.startsWith('/raw/') === true
    const path = (isRaw ? incoming.url?.slice(4) : incoming.url) ?? '/'
    if (isRaw) Object.assign(incoming.headers, behind.credentials())
    outgoing.once('close', () => {
      if (outgoing.statusCode >= 400 || !outgoing.writableFinished) failures += 1
    })
    const target = new URL(path, isRaw ? behind.replicaUrl : behind.gatewayUrl)
    const hear = (bytes: number) => void scripts.set(path, (scripts.get(path) ?? 0) + bytes)
    forward({ incoming, outgoing, line: behind.line, ...(isScript(incoming) && { hear }) }, target)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    takeScripts() {
      const taken = scripts
      scripts = new Map()
      return taken
    },
    takeFailures() {
      const taken = failures
      failures = 0
      return taken
    },
    stop() {
      server.close()
      server.closeAllConnections()
    },
  }
}

/** Not what the service worker keeps for later. */
function isScript({ headers }: IncomingMessage): boolean {
  return ['script', 'worker'].includes(String(headers['sec-fetch-dest']))
}

type Passing = {
  incoming: IncomingMessage
  outgoing: ServerResponse
  line: Line | undefined
  /** Told how much of the answer's body went by. */
  hear?: (bytes: number) => void
}

function forward({ incoming, outgoing, line, hear }: Passing, target: URL): void {
  const onward = send(target, { method: incoming.method, headers: incoming.headers }, (answer) => {
    if (hear) answer.on('data', (chunk: Buffer) => hear(chunk.length))
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
    if (line) answer.pipe(line.down()).pipe(outgoing)
    else answer.pipe(outgoing)
  })
  onward.on('error', () => outgoing.destroy())
  if (line) incoming.pipe(line.up()).pipe(onward)
  else incoming.pipe(onward)
}
