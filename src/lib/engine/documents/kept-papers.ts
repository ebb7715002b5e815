import { papersOf } from '#lib/domain/schema/database.ts'
import type { Json } from '#lib/domain/schema/kind.ts'
import type { Store } from '#lib/store/types.ts'
import type { Session } from '../session/session.ts'

/** The papers whose chunks are on this tablet, by document. `opened`: wall clock, ms. */
type Kept = Record<string, { scope: string; records: string[]; opened: number }>

const keptName = 'papers'

/** How many chunks a tablet holds beside those that wait to be sent: about 40 MB. */
const mostHeld = 240

/** Notes that a paper was added or opened here. */
export async function notePaper(
  { store, runtime }: Pick<Session, 'store' | 'runtime'>,
  document: string,
  paper: { scope: string; records: string[] },
): Promise<void> {
  const kept = await readKept(store)
  await store.putSealed(keptName, { ...kept, [document]: { ...paper, opened: runtime.now() } })
}

/**
 * Lets chunks go of papers that are not here any more, and of those opened longest ago when there are too many; what
 * waits to be sent stays. Chunks of which nothing is noted go, too: they can be fetched again.
 */
export async function letPapersGo(
  session: Pick<Session, 'store' | 'granted' | 'rows'>,
  most = mostHeld,
): Promise<void> {
  const { store, granted } = session
  let kept: Kept | undefined
  for (const scope of granted.databases) {
    const held = await heldIn(store, scope)
    if (held.size === 0) continue
    kept ??= await readKept(store)
    const { strange, tooMany } = groupsToGo(session, Object.entries(kept), { scope, held, most })
    if (strange.length > 0) await store.letGo(scope, strange, true)
    if (tooMany.length > 0) await store.letGo(scope, tooMany)
  }
  if (!kept) return
  const left = Object.entries(kept).filter(([document]) => session.rows.get(document))
  if (left.length < Object.keys(kept).length) await store.putSealed(keptName, Object.fromEntries(left))
}

/** A document that went with its case to another tavolo left its chunks behind. */
function isIn(scope: string, row: { scope: string } | undefined): boolean {
  return row !== undefined && papersOf(row.scope) === scope
}

type Holding = { scope: string; held: ReadonlySet<string>; most: number }

function groupsToGo(
  { rows }: Pick<Session, 'rows'>,
  kept: readonly (readonly [string, Kept[string]])[],
  { scope, held, most }: Holding,
): { strange: string[][]; tooMany: string[][] } {
  const papers = kept
    .filter(([document, paper]) => paper.scope === scope && isIn(scope, rows.get(document)))
    .sort(([, a], [, b]) => b.opened - a.opened)
  const noted = new Set(papers.flatMap(([, { records }]) => records))
  const strange = [...held].flatMap((record) => (noted.has(record) ? [] : [[record]]))
  let count = 0
  const tooMany = papers.flatMap(([, { records }]) => {
    const here = records.filter((record) => held.has(record))
    count += here.length
    return count > most && here.length > 0 ? [here] : []
  })
  return { strange, tooMany }
}

async function heldIn(store: Store, scope: string): Promise<Set<string>> {
  const refs = await store.recordRefs({ scope, kind: 'chunk' })
  return new Set(refs.ok ? refs.value.map(({ record }) => record) : [])
}

async function readKept(store: Store): Promise<Kept> {
  const read = await store.getSealed(keptName)
  const value: Json | undefined = read.ok ? read.value : undefined
  return (value ?? {}) as Kept
}
