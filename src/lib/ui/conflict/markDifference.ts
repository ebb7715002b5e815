/** A piece of a value; `differs` where the other side says something else. */
export type Piece = { words: string; differs: boolean }

const isWord = /[\p{L}]/u

function sharedStart(one: string[], two: string[]): number {
  let at = 0
  while (at < one.length && at < two.length && one[at] === two[at]) at += 1
  return at
}

/**
 * Cuts a value into what is the same as `other` and what is not: one changed stretch, at code points.
 * Words are marked whole, digits one by one. Values that are the same, or share less than half, stay unmarked.
 */
export function markDifference(value: string, other: string): Piece[] {
  const whole = [{ words: value, differs: false }]
  const [mine, theirs] = [[...value], [...other]]
  if (value === other) return whole
  let start = sharedStart(mine, theirs)
  let end = sharedStart(mine.slice(start).reverse(), theirs.slice(start).reverse())
  while (start > 0 && isWord.test(mine[start - 1] ?? '') && isWord.test(mine[start] ?? theirs[start] ?? ''))
    start -= 1
  while (end > 0 && isWord.test(mine.at(-end) ?? '') && isWord.test(mine.at(-end - 1) ?? '')) end -= 1
  if ((start + end) * 2 < Math.max(mine.length, theirs.length)) return whole
  const stop = mine.length - end
  const pieces = [
    { words: mine.slice(0, start).join(''), differs: false },
    { words: mine.slice(start, stop).join(''), differs: true },
    { words: mine.slice(stop).join(''), differs: false },
  ]
  return pieces.filter((piece) => piece.words !== '')
}
