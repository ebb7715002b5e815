import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A way to a server on which answers come to grief, once `stallAfter` is set. */
export type FaultyFront = {
  url: string
  /** So many bytes of an answer of `_changes` pass; then it waits for ever. */
  stallAfter: number
  /** How many answers are waiting. */
  waiting(): number
  /** Ends the connections of all that are waiting. */
  breakOff(): void
  close(): void
}

/** Stands before an http server of this machine, on a port of its own. */
export async function startFaultyFront(target: string): Promise<FaultyFront> {
  const stalled = new Set<ServerResponse>()
  function passSome(from: IncomingMessage, answer: ServerResponse): void {
    let left = front.stallAfter
    answer.flushHeaders()
    from.on('data', (piece: Uint8Array) => {
      if (left > 0) answer.write(piece.subarray(0, left))
      left -= piece.length
      if (left < 0) stalled.add(answer)
    })
    from.on('end', () => {
      if (left >= 0) answer.end()
    })
  }

  const server = createServer((asked, answer) => {
    const { method, headers, url } = asked
    const onward = request(new URL(url ?? '/', target), { method, headers }, (from) => {
      answer.writeHead(from.statusCode ?? 502, from.headers)
      if (url?.includes('/_changes') === true) passSome(from, answer)
      else from.pipe(answer)
    })
    onward.on('error', () => answer.destroy())
    answer.on('close', () => {
      stalled.delete(answer)
      onward.destroy()
    })
    asked.pipe(onward)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const front: FaultyFront = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stallAfter: Infinity,
    waiting: () => stalled.size,
    breakOff() {
      for (const answer of stalled) answer.destroy()
    },
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
  return front
}
