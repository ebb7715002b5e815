import { refuseAccess, type AccessRefusal, type Writer } from '#lib/entries/access.ts'
import type { Entry } from '#lib/entries/entry.ts'
import { checkEnvelope, type EnvelopeRefusal } from '#lib/entries/envelope.ts'
import { isHashed } from '#lib/entries/hash.ts'
import { isSigned } from '#lib/entries/make.ts'
import type { Device } from '../device/devices.ts'
import type { Gateway } from '../gateway.ts'

/** Why the gateway does not take an entry. The replica's validator has the first two kinds of reason, too. */
export type RowRefusal =
  | EnvelopeRefusal
  | AccessRefusal
  | 'hash'
  | 'signature'
  | 'unknown-device'
  | 'revoked-device'
  | 'erased'
  | 'too-large'

/** An entry that may go on, or why not. `id` is what the sender called it. */
export type Judged = { ok: true; id: string; entry: Entry } | { ok: false; id: string; reason: RowRefusal }

/** Devices by id, `undefined` for those that are unknown: read once for a whole batch. */
export type KnownDevices = ReadonlyMap<string, Device | undefined>

/** [E5] The envelope, with no member that is CouchDB's, and the hash. */
export function judgeForm(doc: unknown): Judged {
  const checked = checkEnvelope(doc)
  const id = idOf(doc)
  if (!checked.ok) return { ok: false, id, reason: checked.reason }
  const entry = checked.value
  if ('_rev' in entry) return { ok: false, id, reason: 'unknown-member' }
  // A newer version may be hashed in a way that is not known here; it is refused in the next step.
  if (entry.v === 1 && !isHashed(entry)) return { ok: false, id, reason: 'hash' }
  return { ok: true, id, entry }
}

function idOf(doc: unknown): string {
  const id = (doc as { _id?: unknown } | null | undefined)?._id
  return typeof id === 'string' ? id.slice(0, 200) : ''
}

/** [E18] Whether someone may write an entry of their own, from a device of theirs that is not cut off. */
export async function judgeOwn(
  { verify, erasures }: Pick<Gateway, 'verify' | 'erasures'>,
  database: string,
  writer: Writer,
  doc: unknown,
  devices: KnownDevices,
): Promise<Judged> {
  const formed = judgeForm(doc)
  if (!formed.ok) return formed
  const { id, entry } = formed
  const refuse = (reason: RowRefusal): Judged => ({ ok: false, id, reason })
  const denied = refuseAccess(entry, database, writer)
  if (denied) return refuse(denied)
  const device = devices.get(entry.device)
  if (device?.login !== writer.login) return refuse('unknown-device')
  if (device.revoked) return refuse('revoked-device')
  if (!(await isSigned(entry, device.publicKey, verify))) return refuse('signature')
  if (!erasures.isErased(database, entry)) return formed
  erasures.remind(database, entry)
  return refuse('erased')
}

/** The devices that these documents say to come from. */
export async function devicesOf(
  { devices }: Pick<Gateway, 'devices'>,
  docs: readonly unknown[],
): Promise<KnownDevices> {
  const ids = docs.flatMap((doc) => {
    const id = (doc as { device?: unknown } | null | undefined)?.device
    return typeof id === 'string' && /^[a-z2-7]{26}$/.test(id) ? [id] : []
  })
  const found = [...new Set(ids)].map(async (id) => [id, await devices.find(id)] as const)
  return new Map(await Promise.all(found))
}
