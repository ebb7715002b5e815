/** The vault was locked meanwhile. */
type Locked = { ok: false; reason: 'locked' }

/** A row as it opens; whatever the reason, one that does not is damaged to the store. */
export type OpenedRow = { ok: true; value: unknown } | { ok: false; reason: string }

/**
 * What the store needs of an open vault (vault/open-vault.ts). `aad` names the row, so that one row's
 * ciphertext does not open in another's place. Answers come in the order of what was asked.
 */
export type RowVault = {
  sealAllJson(
    rows: readonly { aad: string; value: unknown }[],
  ): Promise<{ ok: true; sealed: Uint8Array[] } | Locked>
  openAllJson(
    rows: readonly { aad: string; sealed: Uint8Array }[],
  ): Promise<{ ok: true; opened: OpenedRow[] } | Locked>
}
