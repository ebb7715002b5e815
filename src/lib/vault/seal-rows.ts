import { NONCE_LENGTH } from './aes-gcm.ts'
import { type Bytes, randomBytes } from './bytes.ts'
import { type OpenedEnvelope, openEnvelope, sealEnvelope } from './envelope.ts'

/** Enough to keep WebCrypto's threads busy, few enough to spare memory and let other messages through. */
const ROWS_AT_ONCE = 256

/** `aad` says where the row lives: table and id. */
export type PlainRow = { aad: string; plaintext: Uint8Array }
export type SealedRow = { aad: string; sealed: Uint8Array }

export async function sealRows(key: CryptoKey, rows: readonly PlainRow[]): Promise<Bytes[]> {
  const nonces = randomBytes(rows.length * NONCE_LENGTH)
  return inChunks(rows, ({ aad, plaintext }, at) => {
    const nonce = nonces.subarray(at * NONCE_LENGTH, (at + 1) * NONCE_LENGTH)
    return sealEnvelope(key, nonce, aad, plaintext)
  })
}

/** `read` runs as each row opens, so that ten thousand plaintexts never stand side by side twice. */
export async function openRows<Read>(
  key: CryptoKey,
  rows: readonly SealedRow[],
  read: (opened: OpenedEnvelope) => Read,
): Promise<Read[]> {
  return inChunks(rows, async ({ aad, sealed }) => read(await openEnvelope(key, aad, sealed)))
}

async function inChunks<Row, Done>(
  rows: readonly Row[],
  work: (row: Row, at: number) => Promise<Done>,
): Promise<Done[]> {
  const done: Done[] = []
  for (let start = 0; start < rows.length; start += ROWS_AT_ONCE) {
    const chunk = rows.slice(start, start + ROWS_AT_ONCE)
    done.push(...(await Promise.all(chunk.map((row, index) => work(row, start + index)))))
  }
  return done
}
