import SnappyJS from 'snappyjs'

/** One data block of a LevelDB table, as it was before compression. */
export type Block = { compressed: boolean; contents: Buffer }

const footerLength = 48
const magic = Buffer.from([0x57, 0xfb, 0x80, 0x8b, 0x24, 0x75, 0x47, 0xdb])

/**
 * The blocks of a LevelDB table (`.ldb`): footer → index block → data blocks, each followed by its compression (0
 * none, 1 snappy) and a checksum. Not a table, cut short: no blocks.
 */
export function readBlocks(table: Buffer): Block[] {
  if (table.length < footerLength || !table.subarray(-8).equals(magic)) return []
  const footer = new Cursor(table.subarray(-footerLength))
  footer.skipTwo()
  const index = readBlock(table, footer.number(), footer.number())
  return indexed(index.contents).map(({ offset, length }) => readBlock(table, offset, length))
}

function readBlock(table: Buffer, offset: number, length: number): Block {
  const stored = table.subarray(offset, offset + length)
  const compressed = table[offset + length] === 1
  return { compressed, contents: compressed ? Buffer.from(SnappyJS.uncompress(stored)) : Buffer.from(stored) }
}

/** The entries of an index block: key, and where the block lies. Restart points close it. */
function indexed(block: Buffer): { offset: number; length: number }[] {
  const restarts = block.readUInt32LE(block.length - 4)
  const end = block.length - 4 - 4 * restarts
  const cursor = new Cursor(block)
  const places: { offset: number; length: number }[] = []
  while (cursor.at < end) {
    cursor.number()
    const unshared = cursor.number()
    const valueLength = cursor.number()
    cursor.at += unshared
    const value = new Cursor(block.subarray(cursor.at, cursor.at + valueLength))
    places.push({ offset: value.number(), length: value.number() })
    cursor.at += valueLength
  }
  return places
}

/** Reads LevelDB's variable-length numbers one after another. */
class Cursor {
  at = 0
  readonly #bytes: Buffer

  constructor(bytes: Buffer) {
    this.#bytes = bytes
  }

  number(): number {
    let value = 0
    for (let factor = 1; ; factor *= 128) {
      const byte = this.#bytes[this.at] ?? 0
      this.at += 1
      value += (byte & 127) * factor
      if (byte < 128) return value
    }
  }

  /** The place of the block that describes the table. */
  skipTwo(): void {
    this.number()
    this.number()
  }
}
