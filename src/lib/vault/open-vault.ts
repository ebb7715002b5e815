import type { Bytes } from './bytes.ts'
import { deriveSubkey } from './derive-subkey.ts'
import type { OpenedEnvelope } from './envelope.ts'
import { label } from './label.ts'
import { copyContent, decodeJson, encodeJson, type OpenedJson } from './row-content.ts'
import { openRows, type PlainRow, type SealedRow, sealRows } from './seal-rows.ts'

/** The vault was locked before the answer was there. A person causes it, so it is not thrown [V10]. */
export type Locked = { ok: false; reason: 'locked' }
export type JsonRow = { aad: string; value: unknown }

/**
 * Seals and opens rows while unlocked. A row opens only under the `aad` that it was sealed with
 * (table and id) [V8]. Batches keep the order, and one damaged row does not spoil the others.
 * Call it before an IndexedDB transaction opens, never inside one.
 */
export type OpenVault = {
  isLocked(): boolean
  /** Drops the key. What is being sealed is still sealed, so that no draft is lost; what is being opened is withheld. */
  lock(): void
  seal(aad: string, plaintext: Uint8Array): Promise<{ ok: true; sealed: Bytes } | Locked>
  open(aad: string, sealed: Uint8Array): Promise<OpenedEnvelope | Locked>
  sealJson(aad: string, value: unknown): Promise<{ ok: true; sealed: Bytes } | Locked>
  openJson(aad: string, sealed: Uint8Array): Promise<OpenedJson | Locked>
  sealAll(rows: readonly PlainRow[]): Promise<{ ok: true; sealed: Bytes[] } | Locked>
  openAll(rows: readonly SealedRow[]): Promise<{ ok: true; opened: OpenedEnvelope[] } | Locked>
  sealAllJson(rows: readonly JsonRow[]): Promise<{ ok: true; sealed: Bytes[] } | Locked>
  openAllJson(rows: readonly SealedRow[]): Promise<{ ok: true; opened: OpenedJson[] } | Locked>
}

/** For this folder, and for tests that want a vault without a passphrase. `dataKey`: 32 bytes, not kept. */
export async function openVaultFromKey(dataKey: Uint8Array): Promise<OpenVault> {
  let rowKey: CryptoKey | null = await deriveSubkey(dataKey, new Uint8Array(0), label('rows'))

  async function sealAll(rows: readonly PlainRow[]): Promise<{ ok: true; sealed: Bytes[] } | Locked> {
    return rowKey ? { ok: true, sealed: await sealRows(rowKey, rows) } : locked
  }
  async function openAll<Read>(rows: readonly SealedRow[], read: (opened: OpenedEnvelope) => Read) {
    const opened = rowKey && (await openRows(rowKey, rows, read))
    return opened && rowKey ? { ok: true as const, opened } : locked
  }
  const sealAllJson = (rows: readonly JsonRow[]) =>
    sealAll(rows.map(({ aad, value }) => ({ aad, plaintext: encodeJson(value) })))

  return {
    isLocked: () => rowKey === null,
    lock() {
      rowKey = null
    },
    seal: async (aad, plaintext) => onlySealed(await sealAll([{ aad, plaintext }])),
    open: async (aad, sealed) => onlyOpened(await openAll([{ aad, sealed }], copyContent)),
    sealJson: async (aad, value) => onlySealed(await sealAllJson([{ aad, value }])),
    openJson: async (aad, sealed) => onlyOpened(await openAll([{ aad, sealed }], decodeJson)),
    sealAll,
    openAll: (rows) => openAll(rows, copyContent),
    sealAllJson,
    openAllJson: (rows) => openAll(rows, decodeJson),
  }
}

const locked: Locked = { ok: false, reason: 'locked' }

function onlySealed(all: { ok: true; sealed: Bytes[] } | Locked) {
  return all.ok ? { ok: true as const, sealed: all.sealed[0]! } : all
}

function onlyOpened<Read>(all: { ok: true; opened: Read[] } | Locked): Read | Locked {
  return all.ok ? all.opened[0]! : all
}
