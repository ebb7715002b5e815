import { codeOf, readLinkCode, sdpOf, writeLinkCode, type LinkCode } from './link-code.ts'

/** A line to another tablet in the making, with no server between: each shows the other a code. */
export type TabletLink = {
  /** What the other tablet is to read off this screen. */
  code: string
  /** Takes what was read off the other's; false for a code that is none of these, or the wrong one. */
  accept(answer: string): Promise<boolean>
  /** When the line is there: a port over it, and what both ends alone know of it. `undefined` when it failed. */
  opened: Promise<{ port: MessagePort; channel: string } | undefined>
  close(): void
}

/** How long a browser may take to learn its own addresses, ms. */
const gatherMs = 4000

/** How long the other may take to be reached once both codes were read, ms. */
const connectMs = 20_000

/** The first of the two: its code is an offer, and waits for an answer. */
export async function offerLink(): Promise<TabletLink | undefined> {
  const connection = new RTCPeerConnection()
  const data = connection.createDataChannel('win')
  await connection.setLocalDescription(await connection.createOffer())
  const own = await ownCode(connection, 'offer')
  if (!own) return undefined
  let theirs: LinkCode | undefined
  return {
    code: writeLinkCode(own),
    async accept(answer) {
      const read = readLinkCode(answer)
      if (read?.role !== 'answer') return false
      theirs = read
      await connection.setRemoteDescription({ type: 'answer', sdp: sdpOf(read) })
      return true
    },
    opened: open(connection, Promise.resolve(data), () => channelOf(own, theirs)),
    close: () => connection.close(),
  }
}

/** The second: it has read an offer, and its own code is the answer. `undefined` for a code that is no offer. */
export async function answerLink(offer: string): Promise<TabletLink | undefined> {
  const theirs = readLinkCode(offer)
  if (theirs?.role !== 'offer') return undefined
  const connection = new RTCPeerConnection()
  const data = new Promise<RTCDataChannel>((resolve) => {
    connection.ondatachannel = ({ channel }) => resolve(channel)
  })
  await connection.setRemoteDescription({ type: 'offer', sdp: sdpOf(theirs) })
  await connection.setLocalDescription(await connection.createAnswer())
  const own = await ownCode(connection, 'answer')
  if (!own) return undefined
  return {
    code: writeLinkCode(own),
    accept: () => Promise.resolve(false),
    opened: open(connection, data, () => channelOf(own, theirs)),
    close: () => connection.close(),
  }
}

async function ownCode(connection: RTCPeerConnection, role: LinkCode['role']): Promise<LinkCode | undefined> {
  if (connection.iceGatheringState !== 'complete')
    await Promise.race([
      new Promise<void>((resolve) => {
        connection.onicegatheringstatechange = () => {
          if (connection.iceGatheringState === 'complete') resolve()
        }
      }),
      new Promise((resolve) => setTimeout(resolve, gatherMs)),
    ])
  const code = codeOf(role, connection.localDescription?.sdp ?? '')
  if (!code) connection.close()
  return code
}

/** The fingerprints of both keys, the same on both ends: a proof bound to them is worth nothing on another line. */
function channelOf(own: LinkCode, theirs: LinkCode | undefined): string {
  return [own.fingerprint, theirs?.fingerprint ?? ''].sort().join(' ')
}

function open(
  connection: RTCPeerConnection,
  coming: Promise<RTCDataChannel>,
  channel: () => string,
): Promise<{ port: MessagePort; channel: string } | undefined> {
  return new Promise((resolve) => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const fail = () => {
      clearTimeout(timer)
      connection.close()
      resolve(undefined)
    }
    connection.onconnectionstatechange = () => {
      const state = connection.connectionState
      if (state === 'connecting') timer ??= setTimeout(fail, connectMs)
      if (state === 'failed' || state === 'closed') fail()
    }
    void coming.then((data) => {
      const done = () => {
        clearTimeout(timer)
        resolve({ port: pipe(connection, data), channel: channel() })
      }
      if (data.readyState === 'open') done()
      else data.onopen = done
    })
  })
}

/** Bytes in one message: well below what every browser takes. */
const chunk = 32_000

/** A port over a data channel: long texts go in pieces, and the end of one is the end of the other. */
function pipe(connection: RTCPeerConnection, data: RTCDataChannel): MessagePort {
  const { port1, port2 } = new MessageChannel()
  const [encoder, decoder] = [new TextEncoder(), new TextDecoder()]
  let pieces: Uint8Array[] = []
  data.binaryType = 'arraybuffer'
  port1.onmessage = ({ data: text }: MessageEvent<string>) => {
    if (data.readyState !== 'open') return
    const bytes = encoder.encode(text)
    for (let at = 0; at === 0 || at < bytes.length; at += chunk) {
      const part = bytes.subarray(at, at + chunk)
      const message = new Uint8Array(part.length + 1)
      // The first byte says whether more of the same text follows.
      message[0] = at + chunk < bytes.length ? 1 : 0
      message.set(part, 1)
      data.send(message)
    }
    // A goodbye: what was said before it is let out first.
    if (text === '') setTimeout(() => connection.close(), 500)
  }
  data.onmessage = ({ data: message }: MessageEvent<ArrayBuffer>) => {
    const bytes = new Uint8Array(message)
    pieces.push(bytes.subarray(1))
    if (bytes[0] === 1) return
    const text = pieces.map((piece, i) => decoder.decode(piece, { stream: i < pieces.length - 1 })).join('')
    pieces = []
    port1.postMessage(text)
  }
  data.onclose = () => port1.postMessage('')
  return port2
}
