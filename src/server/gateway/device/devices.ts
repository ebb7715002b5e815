import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { EntryId, Path } from '#lib/entries/entry.ts'
import type { Ledger } from '../../couch/ledger.ts'
import type { Certificate } from '#lib/entries/certificate.ts'

/** A device as the ledger keeps it. The credential is there only as its SHA-256. Moments in UTC. */
export type Device = {
  _id: string
  id: string
  login: string
  publicKey: string
  label: string
  /** Absent while the device is known only from its certificate. */
  credential?: string
  created: string
  lastSeen: string
  revoked?: { at: string; by: string }
  /** Every certificate that it ever had: what its owner might write when an old entry was made. */
  certificates: Certificate[]
  /** Of each path of its record in `rete`, the gateway's last entry: what the next one is `over`. */
  heads: Record<Path, EntryId>
  /** Nobody has it in hand: the demonstration was written on it. Its owner is not shown it. */
  isUnheld?: true
}

/** What a tablet says of itself at log-in. */
export type Introduced = { id: string; publicKey: string; label: string }

/** The devices of the ledger. */
export type Devices = {
  find(id: string): Promise<Device | undefined>
  /** Those that somebody may have in hand. */
  ofLogin(login: string): Promise<Device[]>
  /** Notes a device at log-in and gives it a new credential, which is told this once. */
  enrol(login: string, device: Introduced): Promise<Enrolled>
  change(id: string, change: (device: Device) => Device): Promise<Device | undefined>
  /** Takes in a device that only its certificate tells of, unless it is there. */
  adopt(certificate: Certificate, label: string, more?: Pick<Device, 'heads' | 'isUnheld'>): Promise<void>
}

/** A device that is another person's, or comes with another key, is refused; so is one that was revoked. */
export type Enrolled =
  { ok: true; device: Device; credential: string } | { ok: false; reason: 'device-of-another' | 'revoked' }

const pageOf = (id: string) => `device:${id}`
const hashOf = (credential: string) => createHash('sha256').update(credential).digest('hex')

/** True for the credential that was given to this device last. */
export function isCredentialOf(device: Device, credential: string): boolean {
  if (device.credential === undefined) return false
  const [given, kept] = [hashOf(credential), device.credential].map(
    (hex) => new Uint8Array(Buffer.from(hex, 'hex')),
  )
  return (
    given !== undefined && kept !== undefined && given.length === kept.length && timingSafeEqual(given, kept)
  )
}

/** Keeps devices in the ledger. */
export function createDevices(ledger: Ledger, now: () => number): Devices {
  const moment = () => new Date(now()).toISOString()

  function firstPage(login: string, { id, publicKey, label }: Introduced): Device {
    const at = moment()
    const base = { _id: pageOf(id), id, login, publicKey, label, created: at, lastSeen: at }
    return { ...base, certificates: [], heads: {} }
  }

  async function find(id: string): Promise<Device | undefined> {
    return ledger.read<Device>(pageOf(id))
  }

  return {
    find,
    async ofLogin(login) {
      const all = await ledger.list<Device>('device:')
      return all.filter((device) => device.login === login && device.isUnheld !== true)
    },
    async enrol(login, introduced) {
      const there = await find(introduced.id)
      if (there && (there.login !== login || there.publicKey !== introduced.publicKey))
        return { ok: false, reason: 'device-of-another' }
      if (there?.revoked) return { ok: false, reason: 'revoked' }
      const credential = randomBytes(32).toString('base64url')
      const device = await ledger.change<Device>(pageOf(introduced.id), (old) => ({
        ...(old ?? firstPage(login, introduced)),
        label: introduced.label,
        lastSeen: moment(),
        credential: hashOf(credential),
      }))
      return { ok: true, device, credential }
    },
    async change(id, change) {
      if (!(await find(id))) return undefined
      return ledger.change<Device>(pageOf(id), (old) => change(old as Device))
    },
    async adopt(certificate, label, more) {
      const { device: id, login, publicKey } = certificate
      await ledger.change<Device>(pageOf(id), (old) => {
        if (old) return old
        return { ...firstPage(login, { id, publicKey, label }), certificates: [certificate], ...more }
      })
    },
  }
}
