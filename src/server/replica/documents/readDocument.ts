import type { LevelStore } from 'leveldown'
import { type Outcome, accept, notFound } from '../refusal.ts'
import { type Leaf, type Rev, leavesOf, leavesUnder, pathOf, revText } from '../revisions/revTree.ts'
import type { Body, Metadata } from '../storage/layout.ts'
import { bodySeq, readBody, readBodyTexts, readMetadata } from '../storage/reads.ts'

/** What a reader asks to see beside the body. */
export type Shown = { revs?: boolean; conflicts?: boolean; deletedConflicts?: boolean; latest?: boolean }

/** One revision of a document, or the news that it is not there. */
export type Found = { ok: true; document: Body } | { ok: false; rev: string }

const missing = { rev: 'missing', deleted: 'deleted' }

/** The winning revision; deleted documents are not found, as in CouchDB. */
export async function openWinner(level: LevelStore, id: string, shown: Shown): Promise<Outcome<Body>> {
  const [metadata] = await readMetadata(level, [id])
  const winner = metadata && leavesOf(metadata.rev_tree)[0]
  if (!metadata || !winner) return notFound(missing.rev)
  if (winner.deleted) return notFound(missing.deleted)
  const body = await readBody(level, metadata, winner)
  return body ? accept(decorate(body, metadata, winner, shown)) : notFound(missing.rev)
}

/** Given revisions of a document, or all its leaves. */
export type Wanted = { id: string; revs: Rev[] | 'all' }

/** Given revisions, or all leaves; revisions that are not there come last, as in CouchDB. */
export async function openRevs(level: LevelStore, wanted: Wanted, shown: Shown): Promise<Found[]> {
  const [found] = await openManyRevs(level, [wanted], shown)
  return found ?? []
}

/** As `openRevs` for many documents, with two reads in all. */
export async function openManyRevs(level: LevelStore, wanted: Wanted[], shown: Shown): Promise<Found[][]> {
  const known = await readMetadata(
    level,
    wanted.map(({ id }) => id),
  )
  const selected = wanted.map(({ revs }, index) => select(known[index], revs, shown.latest === true))
  const seqs = selected.flatMap(({ found }, index) => found.map((rev) => bodySeq(known[index], rev) ?? -1))
  const texts = (await readBodyTexts(level, seqs)).values()
  return selected.map(({ found, lost }, index): Found[] => {
    const metadata = known[index]
    const opened = found.map((rev): Found => {
      const text = texts.next().value
      if (text === undefined || !metadata) return { ok: false, rev: revText(rev) }
      return { ok: true, document: decorate(JSON.parse(text) as Body, metadata, rev, { revs: shown.revs }) }
    })
    return [...opened, ...lost.map((rev): Found => ({ ok: false, rev: revText(rev) }))]
  })
}

type Selected = { found: Rev[]; lost: Rev[] }

function select(metadata: Metadata | undefined, revs: Rev[] | 'all', latest: boolean): Selected {
  if (!metadata) return { found: [], lost: revs === 'all' ? [] : revs }
  const tree = metadata.rev_tree
  if (revs === 'all') return { found: leavesOf(tree), lost: [] }
  const found = new Map<string, Rev>()
  const lost: Rev[] = []
  for (const rev of revs) {
    const matches = latest ? leavesUnder(tree, rev) : pathOf(tree, rev) ? [rev] : []
    if (matches.length === 0) lost.push(rev)
    for (const match of matches) found.set(revText(match), match)
  }
  return { found: [...found.values()], lost }
}

function decorate(body: Body, metadata: Metadata, rev: Rev, shown: Shown): Body {
  const document: Body = { ...body }
  if (shown.revs) {
    const path = pathOf(metadata.rev_tree, rev) ?? []
    document._revisions = { start: rev.pos, ids: path.map(({ id }) => id) }
  }
  const others = leavesOf(metadata.rev_tree).slice(1)
  const conflicts = (wanted: boolean) => others.filter((leaf: Leaf) => leaf.deleted === wanted).map(revText)
  if (shown.conflicts && conflicts(false).length > 0) document._conflicts = conflicts(false)
  if (shown.deletedConflicts && conflicts(true).length > 0) document._deleted_conflicts = conflicts(true)
  return document
}
