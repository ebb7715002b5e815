/** A point of the drawing, in its own units: 320 wide and 300 high. */
export type Point = { x: number; y: number }

/** Where the axes meet, and how long they are. */
const centre: Point = { x: 160, y: 150 }
const reach = 112
const steps = 5

/** The point of a level on an axis; the first axis points up, the others follow clockwise. */
export function pointOf(axis: number, count: number, level: number): Point {
  const angle = (2 * Math.PI * axis) / count
  const radius = (reach * level) / steps
  return { x: centre.x + radius * Math.sin(angle), y: centre.y - radius * Math.cos(angle) }
}

/** Points as an SVG list. */
export function pointsText(points: readonly Point[]): string {
  return points.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ')
}

/**
 * The line through the levels, in runs: an area without a level leaves a gap and is never drawn as zero. `closed`:
 * every area has one, and the line is a ring.
 */
export function runsOf(levels: readonly (number | undefined)[]): { closed: boolean; runs: Point[][] } {
  const count = levels.length
  const at = (axis: number) => {
    const level = levels[axis % count]
    return level === undefined ? undefined : pointOf(axis % count, count, level)
  }
  const first = levels.findIndex((level) => level === undefined)
  const runs: Point[][] = []
  let run: Point[] = []
  // Begun after a gap, so that a run over the first axis is not cut in two.
  for (let step = 0; step < count; step += 1) {
    const point = at(first < 0 ? step : first + step)
    if (point) run.push(point)
    if ((!point || step === count - 1) && run.length > 0) {
      runs.push(run)
      run = []
    }
  }
  return { closed: first < 0, runs }
}
