import { readCertificate, type Certificate } from '#lib/entries/certificate.ts'
import { newToken } from '#lib/entries/ids.ts'
import { textOf, valueOf } from '#lib/entries/read.ts'
import type { Identity } from '#lib/sync/peer/introduce.ts'
import { verifySignature } from '#lib/vault/device-key.ts'
import type { Session } from '../session/session.ts'

/** What this device is, as it shows itself to another; `undefined` where the gateway gave no certificate yet. */
export async function identityOf(session: Session, channel: string): Promise<Identity | undefined> {
  const certificate = readCertificate(session.granted.certificate)
  if (!certificate) return undefined
  const devices = await devicesKnown(session)
  const revoked = new Set(devices.flatMap(({ device, isRevoked }) => (isRevoked ? [device] : [])))
  return {
    certificate,
    sign: session.sign,
    verify: verifySignature,
    gatewayKey: session.granted.gateway.publicKey,
    nonce: newToken(session.runtime.random),
    now: session.runtime.now(),
    channel,
    isCutOff: ({ login, device }) => revoked.has(device) || session.directory.hasLeft(login),
  }
}

/** A device of the network as this one has heard of it, with its last certificate. */
export type KnownDevice = { device: string; certificate: Certificate; isRevoked: boolean }

/** Every device of which `rete` tells. */
export async function devicesKnown({ store }: Session): Promise<KnownDevice[]> {
  const found: KnownDevice[] = []
  await store.recordsOf({ scope: 'rete', kind: 'device' }, (batch) => {
    for (const { folded } of batch) {
      const certificate = parse(textOf(folded, 'certificate') ?? '')
      const isRevoked = valueOf(folded, 'revoked') === true || (folded.fields.revoked?.live.length ?? 0) > 1
      if (certificate) found.push({ device: certificate.device, certificate, isRevoked })
    }
  })
  return found
}

function parse(text: string): Certificate | undefined {
  try {
    return readCertificate(JSON.parse(text))
  } catch {
    return undefined
  }
}
