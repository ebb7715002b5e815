import { isIssuedBy, proofBytes, readCertificate, type Certificate } from '#lib/entries/certificate.ts'
import type { Sign, Verify } from '#lib/entries/make.ts'
import type { Talk } from './talk.ts'

/** What a tablet needs to know another, and to be known. */
export type Identity = {
  certificate: Certificate
  sign: Sign
  verify: Verify
  /** The public key of the network's gateway, which signed both certificates. */
  gatewayKey: string
  nonce: string
  now: number
  /** What both ends of this very line know and nobody between them: the fingerprints of its two keys. */
  channel: string
  /** What this tablet has heard of devices that were cut off, and people who may log in no more. */
  isCutOff(certificate: Pick<Certificate, 'login' | 'device'>): boolean
}

/** Why the other is not spoken with. */
export type Stranger = 'silent' | 'no-certificate' | 'foreign' | 'expired' | 'cut-off' | 'no-proof' | 'myself'

/**
 * [Y16] Each shows its certificate and signs what the other made up, bound to this line: somebody in between, or a
 * recording, has no such signature.
 */
export async function introduce(
  talk: Talk,
  own: Identity,
): Promise<{ ok: true; peer: Certificate } | { ok: false; why: Stranger }> {
  talk.say({ is: 'hello', v: 1, certificate: own.certificate, nonce: own.nonce })
  const hello = await talk.next('hello')
  if (!hello) return { ok: false, why: 'silent' }
  const peer = readCertificate(hello.certificate)
  if (!peer) return { ok: false, why: 'no-certificate' }
  const why = await refuse(peer, own)
  if (why) return { ok: false, why }
  const said = { from: own.certificate.device, to: peer.device, nonce: hello.nonce, channel: own.channel }
  talk.say({ is: 'proof', sig: await own.sign(proofBytes(said)) })
  const proof = await talk.next('proof')
  if (!proof) return { ok: false, why: 'silent' }
  const due = { from: peer.device, to: own.certificate.device, nonce: own.nonce, channel: own.channel }
  const isProven = await own.verify(peer.publicKey, proofBytes(due), proof.sig)
  return isProven ? { ok: true, peer } : { ok: false, why: 'no-proof' }
}

async function refuse(peer: Certificate, own: Identity): Promise<Stranger | undefined> {
  if (peer.device === own.certificate.device) return 'myself'
  if (!(await isIssuedBy(own.gatewayKey, peer, own.verify))) return 'foreign'
  // Not whether it has begun: a clock that was set back is no reason to keep two tablets apart.
  if (!(own.now < Date.parse(peer.expires))) return 'expired'
  return own.isCutOff(peer) ? 'cut-off' : undefined
}
