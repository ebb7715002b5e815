import type { LevelStore } from 'leveldown'
import { type Leaf, leavesOf, revText } from '../revisions/revTree.ts'
import { type Body, type Metadata, documentKey, documentRange } from '../storage/layout.ts'
import { readRange } from '../storage/level.ts'
import { bodySeq, readBodyTexts, readMetadata } from '../storage/reads.ts'

/** What a list shows beside ids and revisions. */
export type AllDocsShape = { includeDocs: boolean; conflicts: boolean }

/** Bounds by id, in the order of bytes; `start` is where the list begins, also when it descends. */
export type KeyRange = {
  start: string | undefined
  end: string | undefined
  inclusiveEnd: boolean
  descending: boolean
}

/** A page of living documents in the order of their ids; `after` is where to go on. */
export type DocsPage = { rows: string[]; after: string | null }

type Row = { key: string; metadata: Metadata; winner: Leaf }

/** Reads a page of at most `limit` stored documents, of which the living ones are shown. */
export async function readDocsPage(
  level: LevelStore,
  range: KeyRange,
  after: string | null,
  limit: number,
  shape: AllDocsShape,
): Promise<DocsPage> {
  const entries = await readRange(level, { ...boundsOf(range, after), limit })
  const rows = entries.flatMap(([, text]) => rowOf(JSON.parse(text) as Metadata))
  const living = rows.filter(({ winner }) => !winner.deleted)
  const last = entries.length === limit ? (rows.at(-1)?.key ?? null) : null
  return { rows: await printRows(level, living, shape), after: last }
}

/** One row for each key, in order; CouchDB's words for what is deleted or was never there. */
export async function readDocsByKeys(
  level: LevelStore,
  keys: unknown[],
  shape: AllDocsShape,
): Promise<string[]> {
  const ids = keys.map((key) => (typeof key === 'string' ? key : ''))
  const known = await readMetadata(level, ids)
  const rows = known.flatMap((metadata) => (metadata ? rowOf(metadata) : []))
  const printed = (await printRows(level, rows, shape)).values()
  return keys.map((key, index) =>
    known[index] ? String(printed.next().value) : `{"key":${JSON.stringify(key)},"error":"not_found"}`,
  )
}

function rowOf(metadata: Metadata): Row[] {
  const [winner] = leavesOf(metadata.rev_tree)
  return winner ? [{ key: metadata.id, metadata, winner }] : []
}

function boundsOf({ start, end, inclusiveEnd, descending }: KeyRange, after: string | null) {
  const low = descending ? end : start
  const high = descending ? start : end
  const lowKey = low === undefined ? documentRange.gte : documentKey(low)
  const highKey = high === undefined ? documentRange.lte : documentKey(high)
  const isOpenLow = descending && !inclusiveEnd && low !== undefined
  const isOpenHigh = !descending && !inclusiveEnd && high !== undefined
  const from =
    after !== null && !descending ? { gt: documentKey(after) } : isOpenLow ? { gt: lowKey } : { gte: lowKey }
  const to =
    after !== null && descending
      ? { lt: documentKey(after) }
      : isOpenHigh
        ? { lt: highKey }
        : { lte: highKey }
  return { ...from, ...to, reverse: descending }
}

async function printRows(level: LevelStore, rows: Row[], shape: AllDocsShape): Promise<string[]> {
  const seqs = rows.map(({ metadata, winner }) => bodySeq(metadata, winner) ?? -1)
  const texts = shape.includeDocs ? await readBodyTexts(level, seqs) : []
  return rows.map((row, index) => {
    const id = JSON.stringify(row.key)
    const value = `{"rev":${JSON.stringify(revText(row.winner))}${row.winner.deleted ? ',"deleted":true' : ''}}`
    const document = shape.includeDocs ? `,"doc":${printDocument(row, texts[index], shape)}` : ''
    return `{"id":${id},"key":${id},"value":${value}${document}}`
  })
}

function printDocument({ metadata, winner }: Row, text: string | undefined, shape: AllDocsShape): string {
  if (text === undefined || winner.deleted) return 'null'
  const others = shape.conflicts ? leavesOf(metadata.rev_tree).slice(1) : []
  const conflicts = others.filter((leaf) => !leaf.deleted).map(revText)
  return conflicts.length > 0
    ? JSON.stringify({ ...(JSON.parse(text) as Body), _conflicts: conflicts })
    : text
}
