/** Why a sealed thing does not open; the store treats each alike: the row is damaged. */
export type Opened = { ok: true; value: Uint8Array } | { ok: false; reason: string }

/**
 * What the store needs of an open vault. `aad` names the row (table, scope, id, version), so that one row's
 * ciphertext does not open in another's place. Answers come in the order of what was asked.
 */
export type RowVault = {
  seal(aad: string, plain: Uint8Array): Promise<Uint8Array>
  open(aad: string, sealed: Uint8Array): Promise<Opened>
  sealAll(rows: readonly { aad: string; plain: Uint8Array }[]): Promise<Uint8Array[]>
  openAll(rows: readonly { aad: string; sealed: Uint8Array }[]): Promise<Opened[]>
}
