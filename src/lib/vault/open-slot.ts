import type { Bytes } from './bytes.ts'
import type { KdfBounds } from './kdf-policy.ts'
import { openPassphraseSlot, type PassphraseRefusal } from './passphrase-slot.ts'
import { openPrfSlot, type PrfProof, type PrfRefusal } from './prf-slot.ts'
import { type HeaderRefusal, readHeader, type VaultHeader } from './vault-header.ts'

/** What a person shows before the vault's keys are changed, even while it is open. */
export type KeyProof = { type: 'passphrase'; passphrase: string } | PrfProof
export type KeyRefusal = HeaderRefusal | PassphraseRefusal | PrfRefusal
export type OpenedSlot = { ok: true; header: VaultHeader; dataKey: Bytes } | { ok: false; reason: KeyRefusal }

/** The data key in the clear, for the moment of re-wrapping it. The caller zeroes it. Not for use outside the vault. */
export async function openSlot(stored: unknown, proof: KeyProof, bounds: KdfBounds): Promise<OpenedSlot> {
  const read = readHeader(stored)
  if (!read.ok) return read
  const { header } = read
  const opened =
    proof.type === 'prf'
      ? await openPrfSlot(header, proof)
      : await openPassphraseSlot(header, proof.passphrase, bounds)
  return opened.ok ? { ok: true, header, dataKey: opened.dataKey } : opened
}
