import { certificateBytes, type Certificate } from '#lib/entries/certificate.ts'
import type { GatewayKey } from '../keys.ts'

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
  return { ...body, sig: await key.sign(certificateBytes(body)) }
}

/** True while a certificate still says what is so and is not soon to end. */
export function isCurrent(certificate: Certificate | undefined, holder: Holder, now: number): boolean {
  if (!certificate || Date.parse(certificate.expires) - now < renewDays * dayMs) return false
  return certificate.grants.join(' ') === [...holder.grants].sort().join(' ')
}
