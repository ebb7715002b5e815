import { createServer, request as send, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/**
 * One origin for both subjects: `/raw/` is the replica itself, for PouchDB, which needs more of CouchDB than the
 * gateway lets through; everything else is the gateway. Both pass the same hop.
 */
export async function serveBoth(
  gatewayUrl: string,
  replicaUrl: string,
): Promise<{ url: string; stop(): void }> {
  const server = createServer((incoming, outgoing) => {
    const isRaw = incoming.url?.startsWith('/raw/') === true
    const path = isRaw ? incoming.url?.slice(4) : incoming.url
    forward(incoming, outgoing, new URL(path ?? '/', isRaw ? replicaUrl : gatewayUrl))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}`, stop: () => server.close() }
}

function forward(incoming: IncomingMessage, outgoing: ServerResponse, target: URL): void {
  const onward = send(target, { method: incoming.method, headers: incoming.headers }, (answer) => {
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
    answer.pipe(outgoing)
  })
  onward.on('error', () => outgoing.destroy())
  incoming.pipe(onward)
}
