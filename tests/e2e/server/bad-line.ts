import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'

/** How a line is at the moment: all that is left out is as it should be. */
export type LineState = {
  /** Bits of each direction in a second, in thousands. */
  kbit?: number
  /** Each piece takes so long, ms, beside its own size. */
  latencyMs?: number
  /** Connections are taken and nothing passes. */
  isBlackHole?: boolean
  /** Connections are broken, and new ones too. */
  isCut?: boolean
}

/** A line to a server, which a test may spoil; what it carries it does not look at. */
export type BadLine = { url: string; set(state: LineState): void; stop(): Promise<void> }

/** Lays a line on loopback to the server on this port. */
export async function layLine(port: number): Promise<BadLine> {
  let state: LineState = {}
  const sockets = new Set<Socket>()

  async function carry(from: Socket, to: Socket): Promise<void> {
    for await (const piece of from as AsyncIterable<Buffer>) {
      while (state.isBlackHole && !from.destroyed) await wait(50)
      const { kbit, latencyMs = 0 } = state
      const ms = latencyMs + (kbit === undefined ? 0 : (piece.length * 8) / kbit)
      if (ms > 0) await wait(ms)
      if (!to.destroyed) to.write(piece)
    }
    to.end()
  }

  function hold(socket: Socket, other: Socket): void {
    sockets.add(socket)
    socket.on('close', () => {
      sockets.delete(socket)
      other.destroy()
    })
    // A broken connection is what this line is for.
    socket.on('error', () => socket.destroy())
  }

  const server = createServer((near) => {
    if (state.isCut) return void near.destroy()
    const far = connect(port, '127.0.0.1')
    hold(near, far)
    hold(far, near)
    void carry(near, far).catch(() => far.destroy())
    void carry(far, near).catch(() => near.destroy())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    set(next) {
      state = next
      if (next.isCut) for (const socket of sockets) socket.destroy()
    },
    async stop() {
      server.close()
      for (const socket of sockets) socket.destroy()
      await once(server, 'close')
    },
  }
}
