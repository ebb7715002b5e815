/**
 * The fewest of some things with which a trial still fails, by leaving out ever smaller runs of them (Zeller's
 * delta debugging). `fails` is asked at most `trials` times.
 */
export async function shrink<T>(
  all: readonly T[],
  fails: (kept: readonly T[]) => Promise<boolean>,
  trials = 400,
): Promise<T[]> {
  let kept = [...all]
  let left = trials
  for (let size = Math.ceil(kept.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let from = 0; from < kept.length && left > 0; left -= 1) {
      const fewer = [...kept.slice(0, from), ...kept.slice(from + size)]
      if (await fails(fewer)) kept = fewer
      else from += size
    }
  }
  return kept
}
