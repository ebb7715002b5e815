import { type Argon2Params, isWeaker, type KdfBounds } from './kdf-policy.ts'
import { type KeyProof, type KeyRefusal, openSlot } from './open-slot.ts'
import { makePassphraseSlot } from './passphrase-slot.ts'
import { makePrfSlot } from './prf-slot.ts'
import { findPassphraseSlot, type HeaderRefusal, readHeader, type VaultHeader } from './vault-header.ts'

/** The new header is the caller's to store, in one write that replaces the old one. */
export type ChangedKeys<Refusal = KeyRefusal> =
  { ok: true; header: VaultHeader } | { ok: false; reason: Refusal }

/**
 * Wraps the same data key anew: nothing sealed is touched, open vaults stay open [V9]. A passkey
 * is proof too, so a person who forgot the passphrase can set another. A copy of the old header
 * still opens with the old passphrase.
 */
export async function changePassphrase(
  stored: unknown,
  proof: KeyProof,
  next: { passphrase: string; params: Argon2Params },
  bounds: KdfBounds,
): Promise<ChangedKeys> {
  const opened = await openSlot(stored, proof, bounds)
  if (!opened.ok) return opened
  const { header, dataKey } = opened
  const made = await makePassphraseSlot(header.id, dataKey, next, bounds)
  dataKey.fill(0)
  if (!made.ok) return made
  const others = header.slots.filter((slot) => slot.type !== 'passphrase')
  return { ok: true, header: { ...header, slots: [made.slot, ...others] } }
}

/**
 * After an unlock: the same passphrase at today's cost, when that is dearer than the header's [V4].
 * Never lowers, and then costs nothing; `raised` says whether there is anything to store.
 */
export async function raiseParams(
  stored: unknown,
  passphrase: string,
  params: Argon2Params,
  bounds: KdfBounds,
): Promise<{ ok: true; header: VaultHeader; raised: boolean } | { ok: false; reason: KeyRefusal }> {
  const read = readHeader(stored)
  if (!read.ok) return read
  const slot = findPassphraseSlot(read.header)
  if (!slot) return { ok: false, reason: 'damaged' }
  if (!isWeaker(slot.params, params)) return { ok: true, header: read.header, raised: false }
  const proof = { type: 'passphrase', passphrase } as const
  const changed = await changePassphrase(stored, proof, { passphrase, params }, bounds)
  return changed.ok ? { ...changed, raised: true } : changed
}

/** Adds a passkey, or replaces the slot of the same one. `salt` is the `newPrfSalt` that `output` was made from. */
export async function addPrfSlot(
  stored: unknown,
  proof: KeyProof,
  passkey: { credentialId: string; salt: string; output: Uint8Array },
  bounds: KdfBounds,
): Promise<ChangedKeys> {
  const opened = await openSlot(stored, proof, bounds)
  if (!opened.ok) return opened
  const { header, dataKey } = opened
  const slot = await makePrfSlot(header.id, dataKey, passkey)
  dataKey.fill(0)
  if (!slot) return { ok: false, reason: 'wrong-prf' }
  return { ok: true, header: { ...header, slots: [...withoutPrf(header, passkey.credentialId), slot] } }
}

/** Forgets a passkey; one that is not there is no error. The passphrase always remains. */
export function removePrfSlot(stored: unknown, credentialId: string): ChangedKeys<HeaderRefusal> {
  const read = readHeader(stored)
  if (!read.ok) return read
  return { ok: true, header: { ...read.header, slots: withoutPrf(read.header, credentialId) } }
}

const withoutPrf = ({ slots }: VaultHeader, credentialId: string): VaultHeader['slots'] =>
  slots.filter((slot) => slot.type !== 'prf' || slot.credentialId !== credentialId)
