/** Some rows shown as one: what they are called, where they lie, and their numbers column by column. */
export type Group = { parts: readonly string[]; area?: string; cells: readonly number[] }

/** [K8] Within the Cabina a number of people below this is not shown apart (domain.md §8). */
export const leastInCabina = 3

/**
 * [K8] Rows with a small number go together with others, of the same area where there are any, the fewest first,
 * until nothing small is left or all are one. The sum stays, so that nothing can be taken from the total.
 */
export function mergeSmall(rows: readonly Group[], least: number): Group[] {
  let groups = [...rows].sort(byName)
  for (;;) {
    const small = groups.filter((group) => isSmall(group, least)).sort(bySize)[0]
    if (!small || groups.length < 2) return groups.sort(byName)
    const others = groups.filter((group) => group !== small)
    const near = others.filter(({ area }) => area === small.area)
    const [partner] = [...(near.length > 0 ? near : others)].sort(bySize)
    if (!partner) return groups
    groups = [...others.filter((group) => group !== partner), merge(small, partner)]
  }
}

/** [K8] The same for what has an order, months say: neighbours go together, and what is left joins the one before. */
export function mergeNeighbours(rows: readonly Group[], least: number): Group[] {
  const groups: Group[] = []
  let open: Group | undefined
  for (const row of rows) {
    open = open ? merge(open, row) : row
    if (isSmall(open, least)) continue
    groups.push(open)
    open = undefined
  }
  while (open) {
    const before = groups.pop()
    const joined: Group = before ? merge(before, open) : open
    open = before && isSmall(joined, least) ? joined : undefined
    if (!open) groups.push(joined)
  }
  return groups
}

/** [K8] Whether a row tells of so few that one could know them; nobody at all tells nothing of anybody. */
export function isSmall({ cells }: Group, least: number): boolean {
  return cells.some((cell) => cell > 0 && cell < least)
}

function merge(one: Group, other: Group): Group {
  return {
    parts: [...one.parts, ...other.parts].sort(),
    ...(one.area !== undefined && one.area === other.area && { area: one.area }),
    cells: one.cells.map((cell, at) => cell + (other.cells[at] ?? 0)),
  }
}

function byName(one: Group, other: Group): number {
  return (one.parts[0] ?? '') < (other.parts[0] ?? '') ? -1 : 1
}

function bySize(one: Group, other: Group): number {
  const sum = ({ cells }: Group) => cells.reduce((total, cell) => total + cell, 0)
  return sum(one) - sum(other) || byName(one, other)
}
