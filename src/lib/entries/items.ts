import { itemOf } from '#lib/domain/schema/kind.ts'
import type { EntryId, Path } from './entry.ts'
import { unbeatenStrokes, type Stroke, type Value } from './live.ts'
import type { Track } from './strokes.ts'

/** A list item: there, removed, or removed while someone who did not see it edited it. */
export type ItemState = 'present' | 'removed' | 'review'

/** Of a folded field, what the state of its item goes by. */
type Leaf = { live: readonly Value[]; conflict: boolean }

/** The leaf by which an item is removed; the others are what it says. */
const removalLeaf = 'removed'

type Item = { list: string; item: string; leaves: Leaf[]; removal?: Leaf }

/** [E12] Which items of each keyed list are there. */
export function foldItems(
  fields: Readonly<Record<Path, Leaf>>,
  tracks: ReadonlyMap<Path, Track>,
): Record<string, Record<string, ItemState>> {
  const lists = new Map<string, [string, ItemState][]>()
  for (const item of gatherItems(fields)) {
    const removals = tracks.get(`${item.list}/${item.item}/${removalLeaf}`)?.strokes ?? []
    const state: [string, ItemState] = [item.item, itemState(item, removals)]
    const states = lists.get(item.list)
    if (states) states.push(state)
    else lists.set(item.list, [state])
  }
  return Object.fromEntries([...lists].map(([list, states]) => [list, Object.fromEntries(states)]))
}

function gatherItems(fields: Readonly<Record<Path, Leaf>>): Iterable<Item> {
  const items = new Map<string, Item>()
  for (const [path, field] of Object.entries(fields)) {
    // Most fields are of no list, and this runs for each of them.
    const at = path.includes('/') ? itemOf(path) : undefined
    if (!at) continue
    const { list, item, leaf } = at
    const there = items.get(`${list}/${item}`) ?? { list, item, leaves: [] }
    if (leaf === removalLeaf) there.removal = field
    else there.leaves.push(field)
    items.set(`${list}/${item}`, there)
  }
  return items.values()
}

function itemState({ leaves, removal }: Item, removals: readonly Stroke[]): ItemState {
  if (!leaves.some(({ live }) => live.some(({ value }) => value !== null))) return 'removed'
  // Whether an erased entry took the item away or brought it back is forgotten: a person looks.
  if (!removal) return unbeatenStrokes(removals).length > 0 ? 'review' : 'present'
  const removers = new Set(removal.live.filter(({ value }) => value === true).map(({ entry }) => entry))
  if (removers.size === 0) return 'present'
  if (removal.conflict) return 'review'
  const seen = new Set<EntryId>(removers)
  for (const stroke of removals) if (removers.has(stroke.entry)) for (const id of stroke.over) seen.add(id)
  return leaves.some(({ live }) => live.some(({ entry }) => !seen.has(entry))) ? 'review' : 'removed'
}
