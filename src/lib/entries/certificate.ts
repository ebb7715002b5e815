import { utf8ToBytes } from '@noble/hashes/utils.js'
import * as z from 'zod/mini'
import type { Grant } from '#lib/domain/schema/roles.ts'
import { canonicalJson } from './canonical.ts'
import type { Verify } from './make.ts'

/** What a tablet shows to another: whose it is and what they may do, signed by the gateway. Moments in UTC. */
export type Certificate = {
  v: 1
  login: string
  grants: Grant[]
  device: string
  publicKey: string
  issued: string
  expires: string
  sig: string
}

const shape = z.strictObject({
  v: z.literal(1),
  login: z.string().check(z.maxLength(64)),
  grants: z.array(z.string().check(z.maxLength(100))).check(z.maxLength(200)),
  device: z.string().check(z.maxLength(26)),
  publicKey: z.string().check(z.maxLength(100)),
  issued: z.string().check(z.maxLength(24)),
  expires: z.string().check(z.maxLength(24)),
  sig: z.string().check(z.maxLength(100)),
})

/** A certificate as it came from outside, in form alone; `undefined` for anything else. */
export function readCertificate(value: unknown): Certificate | undefined {
  const read = shape.safeParse(value)
  return read.success ? read.data : undefined
}

/** What the gateway signs of a certificate. */
export function certificateBytes(body: Omit<Certificate, 'sig'>): Uint8Array {
  return utf8ToBytes(canonicalJson(body))
}

/** True when the gateway with this key signed the certificate; says nothing of its dates. */
export async function isIssuedBy(
  publicKey: string,
  { sig, ...body }: Certificate,
  verify: Verify,
): Promise<boolean> {
  return verify(publicKey, certificateBytes(body), sig)
}

/** What a tablet signs for another: whose certificate it shows, to whom, what the other made up, on which line. */
export function proofBytes(said: { from: string; to: string; nonce: string; channel: string }): Uint8Array {
  return utf8ToBytes(canonicalJson({ ...said, is: 'win-peer-1' }))
}
