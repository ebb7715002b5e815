import { toBase64url } from './base64url.ts'
import { randomBytes } from './bytes.ts'
import type { Argon2Params, KdfBounds } from './kdf-policy.ts'
import { type OpenVault, openVaultFromKey } from './open-vault.ts'
import { makePassphraseSlot } from './passphrase-slot.ts'
import type { VaultHeader } from './vault-header.ts'

export type CreatedVault =
  | { ok: true; header: VaultHeader; vault: OpenVault }
  | { ok: false; reason: 'bad-parameters' | 'out-of-memory' }

/**
 * A new vault with a data key and an id of its own, already open. Store the header before sealing
 * anything that matters. `params` come from `chooseParams`; the passphrase from `checkPassphrase`,
 * which this does not repeat.
 */
export async function createVault(
  passphrase: string,
  params: Argon2Params,
  bounds: KdfBounds,
): Promise<CreatedVault> {
  const id = toBase64url(randomBytes(16))
  const dataKey = randomBytes(32)
  const made = await makePassphraseSlot(id, dataKey, { passphrase, params }, bounds)
  if (!made.ok) return made
  const vault = await openVaultFromKey(dataKey)
  dataKey.fill(0)
  return { ok: true, header: { version: 1, id, slots: [made.slot] }, vault }
}
