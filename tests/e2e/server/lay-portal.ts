import { once } from 'node:events'
import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A way to a server on which some addresses are answered by somebody else. */
export type Portal = {
  url: string
  /** For which paths the page of the Wi-Fi comes instead. */
  catches(which: (path: string) => boolean): void
  /** How often it came. */
  caught(): number
  stop(): Promise<void>
}

/** Lays a way to the server on this port, as a hotel's or a station's network does. */
export async function layPortal(port: number): Promise<Portal> {
  let isCaught: (path: string) => boolean = () => false
  let count = 0
  const server = createServer((incoming, outgoing) => {
    const path = incoming.url ?? ''
    if (isCaught(path)) {
      count += 1
      outgoing.writeHead(200, { 'content-type': 'text/html' }).end('<title>Wi-Fi</title>Accedi alla rete')
      return
    }
    const { method, headers } = incoming
    const onward = request({ port, host: '127.0.0.1', path, method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(outgoing)
    })
    onward.on('error', () => outgoing.destroy())
    incoming.pipe(onward)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    catches: (which) => void (isCaught = which),
    caught: () => count,
    async stop() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
