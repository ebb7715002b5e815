/**
 * Steps from one text to the other: insert, drop, change, swap two neighbours. Counts up to `limit`; anything further
 * answers `limit + 1`.
 */
export function editDistance(a: string, b: string, limit: number): number {
  if (a === b) return 0
  if (Math.abs(a.length - b.length) > limit) return limit + 1
  let twoBack: number[] = []
  let oneBack = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i += 1) {
    const row = nextRow(a, b, i, oneBack, twoBack)
    if (Math.min(...row) > limit) return limit + 1
    twoBack = oneBack
    oneBack = row
  }
  return Math.min(oneBack[b.length] ?? limit + 1, limit + 1)
}

function nextRow(a: string, b: string, i: number, oneBack: number[], twoBack: number[]): number[] {
  const row = [i]
  for (let j = 1; j <= b.length; j += 1) {
    const change = a[i - 1] === b[j - 1] ? 0 : 1
    let least = Math.min(at(oneBack, j) + 1, at(row, j - 1) + 1, at(oneBack, j - 1) + change)
    if (a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, at(twoBack, j - 2) + 1)
    row.push(least)
  }
  return row
}

function at(row: number[], index: number): number {
  return row[index] ?? Infinity
}
