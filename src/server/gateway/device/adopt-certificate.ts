import { gatewayLogin } from '#lib/domain/schema/roles.ts'
import type { Entry } from '#lib/entries/entry.ts'
import type { Gateway } from '../gateway.ts'
import { isIssuedBy, type Certificate } from '#lib/entries/certificate.ts'

/**
 * After a restore the ledger may not know a device that a tablet still holds the certificate of: with it the
 * device's entries can be relayed. To log in it needs the password again.
 */
export async function adoptCertificate(
  { devices, key, verify }: Pick<Gateway, 'devices' | 'key' | 'verify'>,
  entry: Entry,
): Promise<void> {
  const { certificate: text, label } = entry.set
  if (entry.author !== gatewayLogin || typeof text !== 'string') return
  // The gateway signed this entry, so that the text is one that it wrote.
  const certificate = JSON.parse(text) as Partial<Certificate>
  if (!isWhole(certificate) || !(await isIssuedBy(key.publicKey, certificate, verify))) return
  await devices.adopt(certificate, typeof label === 'string' ? label : '')
}

/** Demonstrations that were loaded by an early version have papers that nobody signed. */
function isWhole(certificate: Partial<Certificate>): certificate is Certificate {
  const { login, device, publicKey, sig, grants } = certificate
  return [login, device, publicKey, sig].every((part) => typeof part === 'string') && Array.isArray(grants)
}
