import * as z from 'zod/mini'

const short = z.string().check(z.maxLength(200))
const ids = z.array(short).check(z.maxLength(5000))

/** Everything that two tablets say to each other. A newer one may say more: what is not known is passed over. */
const message = z.discriminatedUnion('is', [
  // Who is there: a certificate, and something never said before for the other to sign.
  z.object({ is: z.literal('hello'), v: z.literal(1), certificate: z.unknown(), nonce: short }),
  z.object({ is: z.literal('proof'), sig: short }),
  z.object({ is: z.literal('ask-ids'), n: z.int(), scope: short, after: z.optional(short) }),
  z.object({ is: z.literal('ask-bodies'), n: z.int(), scope: short, ids }),
  z.object({ is: z.literal('ids'), n: z.int(), ids }),
  z.object({ is: z.literal('bodies'), n: z.int(), bodies: z.array(z.unknown()).check(z.maxLength(5000)) }),
  z.object({ is: z.literal('no'), n: z.int(), why: short }),
  // All that one wanted has been taken: how many entries.
  z.object({ is: z.literal('took'), count: z.int() }),
])

export type PeerMessage = z.infer<typeof message>

/** The longest text that is read: a page of bodies is cut well below it. */
const longest = 8 * 1024 * 1024

/** A text as a message; `undefined` for what is none. */
export function readMessage(text: string): PeerMessage | undefined {
  if (text.length > longest) return undefined
  try {
    const read = message.safeParse(JSON.parse(text))
    return read.success ? read.data : undefined
  } catch {
    return undefined
  }
}
