import type { Person } from '../../couch/users.ts'
import { writeForOthers } from '../exchange/write-entries.ts'
import type { Gateway } from '../gateway.ts'
import type { Certificate } from '#lib/entries/certificate.ts'
import { isCurrent, issueCertificate, type Holder } from './certificate.ts'
import type { Device } from './devices.ts'
import { tellCertificate, tellRevoked, type Told } from './tell-network.ts'

type Slice = Pick<Gateway, 'couch' | 'naming' | 'speak' | 'ownSalt' | 'devices' | 'key' | 'now'>

/** The certificate of a device; a new one, told to the network, when grants changed or the old one is soon over. */
export async function ensureCertificate(
  gateway: Slice,
  device: Device,
  person: Person,
): Promise<Certificate> {
  const { login, publicKey } = device
  const holder = { login, grants: person.grants, device: device.id, publicKey }
  const latest = device.certificates.at(-1)
  if (latest && isCurrent(latest, holder, gateway.now())) return latest
  const certificate = await issueCertificate(gateway.key, holder, gateway.now())
  const told = await tellCertificate(gateway.key, device, certificate, gateway.now())
  await publish(gateway, told)
  await gateway.devices.change(device.id, (kept) => ({
    ...kept,
    heads: told.heads,
    certificates: [...kept.certificates, certificate],
  }))
  return certificate
}

/** Enrols a device that nobody has in hand, unless it is there: known to the network, but no way in. */
export async function enrolUnheld(gateway: Slice, holder: Holder, label: string): Promise<void> {
  const { device: id, login, publicKey } = holder
  if (await gateway.devices.find(id)) return
  const certificate = await issueCertificate(gateway.key, holder, gateway.now())
  const device = { id, login, publicKey, label, heads: {} }
  const told = await tellCertificate(gateway.key, device, certificate, gateway.now())
  await publish(gateway, told)
  await gateway.devices.adopt(certificate, label, { heads: told.heads, isUnheld: true })
}

/** Cuts a device off, for ever, and tells the network. False where there is no such device. */
export async function revokeDevice(gateway: Slice, id: string, by: string): Promise<boolean> {
  const at = new Date(gateway.now()).toISOString()
  const device = await gateway.devices.change(id, (kept) => ({
    ...kept,
    revoked: kept.revoked ?? { at, by },
  }))
  if (!device) return false
  const told = await tellRevoked(gateway.key, device, gateway.now())
  await publish(gateway, told)
  await gateway.devices.change(id, (kept) => ({ ...kept, heads: told.heads }))
  return true
}

async function publish(gateway: Slice, { entry }: Told): Promise<void> {
  const [row] = await writeForOthers(gateway, 'rete', [entry])
  if (!row || 'error' in row) throw new Error('the replica did not take the entry of a device')
}
