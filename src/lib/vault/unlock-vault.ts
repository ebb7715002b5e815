import type { Argon2Params, KdfBounds } from './kdf-policy.ts'
import { type OpenVault, openVaultFromKey } from './open-vault.ts'
import { openPassphraseSlot, type PassphraseRefusal } from './passphrase-slot.ts'
import { openPrfSlot, type PrfProof, type PrfRefusal } from './prf-slot.ts'
import { type HeaderRefusal, readHeader } from './vault-header.ts'

export type UnlockedVault =
  | { ok: true; vault: OpenVault; params: Argon2Params }
  | { ok: false; reason: HeaderRefusal | PassphraseRefusal }

/** Opens a stored header, which is trusted in nothing. `params` are the header's: see `raiseParams`. */
export async function unlockVault(
  stored: unknown,
  passphrase: string,
  bounds: KdfBounds,
): Promise<UnlockedVault> {
  const read = readHeader(stored)
  if (!read.ok) return read
  const opened = await openPassphraseSlot(read.header, passphrase, bounds)
  if (!opened.ok) return opened
  const vault = await openVaultFromKey(opened.dataKey)
  opened.dataKey.fill(0)
  return { ok: true, vault, params: opened.params }
}

export type PrfUnlockedVault =
  { ok: true; vault: OpenVault } | { ok: false; reason: HeaderRefusal | PrfRefusal }

/** The same with a passkey: the page ran the dialogue and hands over the PRF output as bytes. */
export async function unlockWithPrf(
  stored: unknown,
  passkey: Omit<PrfProof, 'type'>,
): Promise<PrfUnlockedVault> {
  const read = readHeader(stored)
  if (!read.ok) return read
  const opened = await openPrfSlot(read.header, { type: 'prf', ...passkey })
  if (!opened.ok) return opened
  const vault = await openVaultFromKey(opened.dataKey)
  opened.dataKey.fill(0)
  return { ok: true, vault }
}
