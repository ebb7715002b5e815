import { createServer, request as send, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** The two servers behind the one origin. `credentials` are those of who may write for everybody. */
export type Behind = { gatewayUrl: string; replicaUrl: string; credentials(): Record<string, string> }

/**
 * One origin for all subjects: `/raw/` is the replica itself, for PouchDB, which needs more of CouchDB than the
 * gateway lets through; everything else is the gateway. Both pass the same hop.
 */
export async function serveBoth(behind: Behind): Promise<{ url: string; stop(): void }> {
  const server = createServer((incoming, outgoing) => {
    const isRaw = incoming.url?.startsWith('/raw/') === true
    const path = isRaw ? incoming.url?.slice(4) : incoming.url
    if (isRaw) Object.assign(incoming.headers, behind.credentials())
    forward(incoming, outgoing, new URL(path ?? '/', isRaw ? behind.replicaUrl : behind.gatewayUrl))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const stop = () => {
    server.close()
    server.closeAllConnections()
  }
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}`, stop }
}

function forward(incoming: IncomingMessage, outgoing: ServerResponse, target: URL): void {
  const onward = send(target, { method: incoming.method, headers: incoming.headers }, (answer) => {
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
    answer.pipe(outgoing)
  })
  onward.on('error', () => outgoing.destroy())
  incoming.pipe(onward)
}
