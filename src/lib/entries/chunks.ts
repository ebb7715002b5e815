import { chunkSize } from '#lib/domain/kinds/document.ts'
import { slotRecordId } from './ids.ts'

/** Where a document's chunks lie: their ids, in order. `hashes` are those that the document lists. */
export function chunkIds(document: string, hashes: readonly string[]): string[] {
  return hashes.map((hash, i) => `${chunkRecord(document, i)}.${hash}`)
}

/** The record of a document's chunk. */
export function chunkRecord(document: string, at: number): string {
  return slotRecordId('chunk', document, String(at))
}

/** A file as the texts of its chunks, base64url, in order. */
export function cutFile(file: Uint8Array): string[][] {
  const chunks: string[][] = []
  for (let from = 0; from < file.length; from += chunkSize.bytes) {
    chunks.push(textsOf(file.subarray(from, from + chunkSize.bytes)))
  }
  return chunks
}

/** A file from the texts of its chunks; `undefined` where they are not base64url, or of another length. */
export function joinFile(chunks: readonly (readonly string[])[], length: number): Uint8Array | undefined {
  const file = new Uint8Array(length)
  let at = 0
  for (const text of chunks.flat()) {
    const part = bytesOf(text)
    if (!part || at + part.length > length) return undefined
    file.set(part, at)
    at += part.length
  }
  return at === length ? file : undefined
}

function textsOf(bytes: Uint8Array): string[] {
  // Three bytes are four signs, so that all texts but the last are whole by themselves.
  const size = (chunkSize.text / 4) * 3
  const texts: string[] = []
  for (let from = 0; from < bytes.length; from += size) {
    const binary = String.fromCharCode(...bytes.subarray(from, from + size))
    texts.push(btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', ''))
  }
  return texts
}

function bytesOf(text: string): Uint8Array | undefined {
  if (!/^[\w-]+$/.test(text) || text.length % 4 === 1) return undefined
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  const bytes = new Uint8Array(binary.length)
  for (let i = 0; i < binary.length; i += 1) bytes[i] = binary.charCodeAt(i)
  return bytes
}
