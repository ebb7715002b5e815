/**
 * What one tablet shows another as a QR code to be reached: the least of a WebRTC description that cannot be guessed. The
 * fingerprint is that of the key of the connection, so whoever saw the code knows whom the line leads to.
 */
export type LinkCode = {
  role: 'offer' | 'answer'
  ufrag: string
  password: string
  /** SHA-256, as `AA:BB:…`. */
  fingerprint: string
  /** Where it can be reached: an address (or a name of the local network) and a port. */
  candidates: { address: string; port: number }[]
}

const head = 'WIN1'
const hex = /^[0-9A-F]{2}(?::[0-9A-F]{2}){31}$/
const place = /^([0-9a-zA-Z.:-]{2,64})\|(\d{1,5})$/
const token = /^[A-Za-z0-9+/]{4,256}$/

/** More ways than a tablet has; the code stays small enough to be read off a screen. */
const mostCandidates = 6

/** A code as text: `WIN1;O;ufrag;password;fingerprint;address|port,…`. */
export function writeLinkCode({ role, ufrag, password, fingerprint, candidates }: LinkCode): string {
  const places = candidates.slice(0, mostCandidates).map(({ address, port }) => `${address}|${port}`)
  const mark = role === 'offer' ? 'O' : 'A'
  return [head, mark, ufrag, password, fingerprint.replaceAll(':', ''), places.join(',')].join(';')
}

/** A text as a code; `undefined` for any other QR code. Nothing of it gets into a description unread. */
export function readLinkCode(text: string): LinkCode | undefined {
  const [version, mark, ufrag = '', password = '', print = '', places = '', more] = text.split(';')
  const fingerprint = print.replaceAll(/(..)(?=.)/g, '$1:')
  const candidates = places.split(',').map((each) => place.exec(each))
  if (version !== head || (mark !== 'O' && mark !== 'A') || more !== undefined) return undefined
  if (!token.test(ufrag) || !token.test(password) || !hex.test(fingerprint)) return undefined
  if (candidates.length > mostCandidates || candidates.some((each) => !each || Number(each[2]) > 65535))
    return undefined
  return {
    role: mark === 'O' ? 'offer' : 'answer',
    ufrag,
    password,
    fingerprint,
    candidates: candidates.map((each) => ({ address: each?.[1] ?? '', port: Number(each?.[2]) })),
  }
}

/** The code of what a connection says of itself once it has gathered its addresses; `undefined` when it has none. */
export function codeOf(role: LinkCode['role'], sdp: string): LinkCode | undefined {
  const value = (name: string) => new RegExp(`^a=${name}:(.+?)\\r?$`, 'm').exec(sdp)?.[1]?.trim()
  const candidates = [...sdp.matchAll(/^a=candidate:\S+ 1 udp \d+ (\S+) (\d+) typ host/gim)]
  const [ufrag, password] = [value('ice-ufrag'), value('ice-pwd')]
  const fingerprint = value('fingerprint')?.replace(/^sha-256 /i, '')
  if (!ufrag || !password || !fingerprint || candidates.length === 0) return undefined
  return {
    role,
    ufrag,
    password,
    fingerprint: fingerprint.toUpperCase(),
    candidates: candidates.map(([, address = '', port]) => ({ address, port: Number(port) })),
  }
}

/** The description that a code stands for: one data channel and nothing else. */
export function sdpOf({ role, ufrag, password, fingerprint, candidates }: LinkCode): string {
  const lines = [
    'v=0',
    'o=- 1 2 IN IP4 127.0.0.1',
    's=-',
    't=0 0',
    'a=group:BUNDLE 0',
    'm=application 9 UDP/DTLS/SCTP webrtc-datachannel',
    'c=IN IP4 0.0.0.0',
    `a=ice-ufrag:${ufrag}`,
    `a=ice-pwd:${password}`,
    `a=fingerprint:sha-256 ${fingerprint}`,
    `a=setup:${role === 'offer' ? 'actpass' : 'active'}`,
    'a=mid:0',
    'a=sctp-port:5000',
    'a=max-message-size:262144',
    ...candidates.map(
      ({ address, port }, i) => `a=candidate:${i + 1} 1 udp ${2_122_260_223 - i} ${address} ${port} typ host`,
    ),
    'a=end-of-candidates',
  ]
  return `${lines.join('\r\n')}\r\n`
}
