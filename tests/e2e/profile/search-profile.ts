import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readBlocks } from './read-blocks.ts'

/** A file in which a word stands; `unpacked` when only the inside of a compressed block shows it. */
export type Hit = { file: string; unpacked: boolean }

/** What was searched, and for each of the words and keys where it stands. */
export type Found = { files: number; bytes: number; blocks: number; hits: Map<string, Hit[]> }

/**
 * Looks through every file of a closed browser profile, as it lies there and inside LevelDB's compressed blocks, for
 * words and for named keys: these raw, and as hex and base64.
 */
export function searchProfile(
  folder: string,
  words: readonly string[],
  keys: ReadonlyMap<string, Buffer> = new Map(),
): Found {
  const asText = (word: string, text = word) =>
    (['utf8', 'utf16le'] as const).map((encoding) => ({ word, bytes: Buffer.from(text, encoding) }))
  const asKey = ([word, bytes]: [string, Buffer]) => [
    { word, bytes },
    ...asText(word, bytes.toString('hex')),
    ...asText(word, bytes.toString('base64').replace(/=+$/, '')),
  ]
  const needles = [...words.flatMap((word) => asText(word)), ...[...keys].flatMap(asKey)]
  const found: Found = { files: 0, bytes: 0, blocks: 0, hits: new Map() }
  for (const file of listFiles(folder)) {
    const contents = readFileSync(join(folder, file))
    const blocks = file.endsWith('.ldb') ? readBlocks(contents) : []
    found.files += 1
    found.bytes += contents.length
    found.blocks += blocks.filter(({ compressed }) => compressed).length
    for (const { word, bytes } of needles) {
      const raw = contents.includes(bytes)
      if (!raw && !blocks.some((block) => block.contents.includes(bytes))) continue
      found.hits.set(word, [...(found.hits.get(word) ?? []), { file, unpacked: !raw }])
    }
  }
  return found
}

function listFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
}
