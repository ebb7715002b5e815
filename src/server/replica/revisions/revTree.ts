/** A revision: its generation and the rest of the revision string. */
export type Rev = { pos: number; id: string }

/** A node as PouchDB stores it: hash, state, children. */
export type RevNode = [id: string, state: { status: string; deleted?: boolean }, children: RevNode[]]

/** PouchDB's stored revision tree: one root for each history without a common ancestor. */
export type RevTree = { pos: number; ids: RevNode }[]

/** A revision without a child: a value that stands, or a tombstone. */
export type Leaf = Rev & { deleted: boolean }

type Visit = { pos: number; node: RevNode; up: Visit | null }

/** Prints a revision as it stands in `_rev`. */
export function revText(rev: Rev): string {
  return `${rev.pos}-${rev.id}`
}

/** Every node of the tree. Iterative, because a pushed history may be a thousand revisions deep. */
function* visit(tree: RevTree): Generator<Visit> {
  const open: Visit[] = tree.map(({ pos, ids }) => ({ pos, node: ids, up: null }))
  for (let next = open.pop(); next; next = open.pop()) {
    yield next
    for (const child of next.node[2]) open.push({ pos: next.pos + 1, node: child, up: next })
  }
}

function unwind(visited: Visit): Rev[] {
  const path: Rev[] = []
  for (let at: Visit | null = visited; at; at = at.up) path.push({ pos: at.pos, id: at.node[0] })
  return path
}

/** Binary order, as CouchDB compares revisions; not the locale's. */
function byRank(a: Leaf, b: Leaf): number {
  if (a.deleted !== b.deleted) return a.deleted ? 1 : -1
  if (a.pos !== b.pos) return b.pos - a.pos
  if (a.id === b.id) return 0
  return a.id < b.id ? 1 : -1
}

/** All leaves in CouchDB's order: living before deleted, then highest revision first; the first wins. */
export function leavesOf(tree: RevTree): Leaf[] {
  const single = tree.length === 1 ? tree[0] : undefined
  if (single && single.ids[2].length === 0) {
    return [{ pos: single.pos, id: single.ids[0], deleted: single.ids[1].deleted === true }]
  }
  const leaves: Leaf[] = []
  for (const { pos, node } of visit(tree)) {
    if (node[2].length === 0) leaves.push({ pos, id: node[0], deleted: node[1].deleted === true })
  }
  return leaves.sort(byRank)
}

/** The revision and its ancestors, newest first, or null when the tree does not know it. */
export function pathOf(tree: RevTree, rev: Rev): Rev[] | null {
  for (const visited of visit(tree)) {
    if (visited.pos === rev.pos && visited.node[0] === rev.id) return unwind(visited)
  }
  return null
}

/** Every revision of the tree, for looking up many of them. */
export function allRevs(tree: RevTree): Set<string> {
  const revs = new Set<string>()
  for (const { pos, node } of visit(tree)) revs.add(revText({ pos, id: node[0] }))
  return revs
}

/** The leaves that descend from a revision (itself, when it is a leaf): CouchDB's `latest=true`. */
export function leavesUnder(tree: RevTree, rev: Rev): Leaf[] {
  for (const { pos, node } of visit(tree)) {
    if (pos === rev.pos && node[0] === rev.id) return leavesOf([{ pos, ids: node }])
  }
  return []
}

/**
 * The tree without a leaf and without those ancestors that led to it alone, as CouchDB's purge leaves
 * it; the same tree when the revision is not a leaf. An empty tree means that nothing is left.
 */
export function withoutLeaf(tree: RevTree, rev: Rev): RevTree {
  return tree.flatMap(({ pos, ids }) => {
    const kept = pruneNode(ids, pos, rev)
    return kept ? [{ pos, ids: kept }] : []
  })
}

function pruneNode(node: RevNode, pos: number, rev: Rev): RevNode | null {
  const [id, state, children] = node
  if (children.length === 0) return pos === rev.pos && id === rev.id ? null : node
  const kept = children.map((child) => pruneNode(child, pos + 1, rev)).filter((child) => child !== null)
  return kept.length === 0 ? null : [id, state, kept]
}
