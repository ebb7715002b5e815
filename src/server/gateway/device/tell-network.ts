import type { Json } from '#lib/domain/schema/kind.ts'
import { gatewayLogin } from '#lib/domain/schema/roles.ts'
import { canonicalJson } from '#lib/entries/canonical.ts'
import type { Entry, Path } from '#lib/entries/entry.ts'
import { slotRecordId } from '#lib/entries/ids.ts'
import { makeBody, signBody } from '#lib/entries/make.ts'
import type { GatewayKey } from '../keys.ts'
import type { Certificate } from '#lib/entries/certificate.ts'
import type { Device } from './devices.ts'

/** The entry of `rete` that tells of a device, with what the ledger must remember of it. */
export type Told = { entry: Entry; heads: Device['heads'] }

/** The first entry of a device gives all of it; later ones a new certificate and label alone. */
export function tellCertificate(
  key: GatewayKey,
  device: Pick<Device, 'id' | 'login' | 'publicKey' | 'label' | 'heads'>,
  certificate: Certificate,
  now: number,
): Promise<Told> {
  const { login, publicKey, label } = device
  const changed = { label, expires: certificate.expires, certificate: canonicalJson(certificate) }
  const isFirst = device.heads.login === undefined
  return tell(key, device, isFirst ? { login, publicKey, ...changed } : changed, now)
}

/** The entry by which tablets learn that a device is cut off. */
export function tellRevoked(key: GatewayKey, device: Device, now: number): Promise<Told> {
  return tell(key, device, { revoked: true }, now)
}

async function tell(
  key: GatewayKey,
  device: Pick<Device, 'id' | 'heads'>,
  set: Record<Path, Json>,
  now: number,
): Promise<Told> {
  const changes = Object.entries(set).map(([path, value]) => {
    const head = device.heads[path]
    return { path, value, seen: head === undefined ? [] : [head] }
  })
  const body = makeBody(
    {
      kind: 'device',
      record: slotRecordId('device', 'device', device.id),
      author: gatewayLogin,
      device: key.device,
      at: new Date(now).toISOString(),
      changes,
    },
    (n) => crypto.getRandomValues(new Uint8Array(n)),
  )
  const entry = await signBody(body, key.sign)
  const heads = Object.fromEntries(Object.keys(set).map((path) => [path, entry._id]))
  return { entry, heads: { ...device.heads, ...heads } }
}
