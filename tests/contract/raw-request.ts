import { connect } from 'node:net'

/** A request written by hand: clients tidy up paths and hosts before they send them. */
export type RawRequest = { line: string; headers?: Record<string, string>; body?: string }

/** What came back, as text; status 0 where the connection was simply closed. */
export type RawAnswer = { status: number; text: string }

/** Sends bytes as they are to the server of a URL and reads until it closes. */
export function sendRaw(url: string, { line, headers = {}, body = '' }: RawRequest): Promise<RawAnswer> {
  const { hostname, port, host } = new URL(url)
  const named = {
    host,
    connection: 'close',
    ...headers,
    ...(body && { 'content-length': String(body.length) }),
  }
  const head = Object.entries(named).map(([name, value]) => `${name}: ${value}`)
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => {
      socket.write(`${line}\r\n${head.join('\r\n')}\r\n\r\n${body}`)
    })
    let text = ''
    socket.setEncoding('latin1')
    socket.setTimeout(30_000, () => socket.destroy(new Error('no answer')))
    socket.on('data', (part: string) => (text += part))
    socket.on('error', reject)
    socket.on('close', () => resolve({ status: Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1] ?? 0), text }))
  })
}
