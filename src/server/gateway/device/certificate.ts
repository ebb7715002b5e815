import { utf8ToBytes } from '@noble/hashes/utils.js'
import type { Grant } from '#lib/domain/schema/roles.ts'
import { canonicalJson } from '#lib/entries/canonical.ts'
import type { Verify } from '#lib/entries/make.ts'
import type { GatewayKey } from '../keys.ts'

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

const dayMs = 86_400_000

/** How long a certificate is good for: longer than any stay without a network that was asked for. */
export const certificateDays = 120

/** A new one is issued at a log-in or renewal when less than this is left. */
const renewDays = 60

/** What a certificate is made of, beside the moment. */
export type Holder = Pick<Certificate, 'login' | 'grants' | 'device' | 'publicKey'>

/** Signs what a device is and may do. */
export async function issueCertificate(key: GatewayKey, holder: Holder, now: number): Promise<Certificate> {
  const { login, grants, device, publicKey } = holder
  const issued = new Date(now).toISOString()
  const expires = new Date(now + certificateDays * dayMs).toISOString()
  const body = { v: 1 as const, login, grants: [...grants].sort(), device, publicKey, issued, expires }
  return { ...body, sig: await key.sign(utf8ToBytes(canonicalJson(body))) }
}

/** True while a certificate still says what is so and is not soon to end. */
export function isCurrent(certificate: Certificate | undefined, holder: Holder, now: number): boolean {
  if (!certificate || Date.parse(certificate.expires) - now < renewDays * dayMs) return false
  return certificate.grants.join(' ') === [...holder.grants].sort().join(' ')
}

/** True when the gateway with this key signed the certificate; says nothing of its dates. */
export async function isIssuedBy(
  publicKey: string,
  certificate: Certificate,
  verify: Verify,
): Promise<boolean> {
  const { sig, ...body } = certificate
  return verify(publicKey, utf8ToBytes(canonicalJson(body)), sig)
}
