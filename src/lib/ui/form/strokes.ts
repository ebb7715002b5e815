type Point = { x: number; y: number }

/** The longest path that is kept, in characters: what the schema takes. */
const longest = 12_000

/** A stroke begins; those before it stay. */
export function startStroke(path: string, { x, y }: Point): string {
  return kept(path, `${path}M${x} ${y}`)
}

/** The pen went on; a point where it already stood says nothing. */
export function addPoint(path: string, { x, y }: Point): string {
  const [last] = /\d+ \d+$/.exec(path) ?? []
  return last === `${x} ${y}` ? path : kept(path, `${path}L${x} ${y}`)
}

/** A press without a move is a dot, which a path shows only as a line of no length. */
export function endStroke(path: string): string {
  const [, point] = /M(\d+ \d+)$/.exec(path) ?? []
  return point === undefined ? path : kept(path, `${path}L${point}`)
}

function kept(before: string, after: string): string {
  return after.length > longest ? before : after
}
