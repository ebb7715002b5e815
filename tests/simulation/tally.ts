import type { Fate } from './network.ts'
import type { Played } from './play.ts'

/** Of so many seeds in a hundred at least must two people have written one field unseen by each other. */
const conflictShare = 30

/** From this many seeds on the share means something. */
const telling = 30

/** Counts what was played and prints a line for each. */
export type Tally = {
  take(played: Played): void
  takeKept(name: string, played: Played): void
  /** Prints the sums; true when every promise was kept. */
  close(from: number): boolean
}

/** A tally of the `count` seeds that were asked for. */
export function createTally(count: number): Tally {
  const fates = new Map<Fate, number>()
  const sum = { played: 0, steps: 0, conflicts: 0, violations: 0 }
  const judge = (name: string, { violations }: Played) => {
    for (const { promise, detail } of violations) console.log(`${name} VIOLATION ${promise}: ${detail}`)
    sum.violations += violations.length
  }
  return {
    take(played) {
      judge(`seed ${played.seed}`, played)
      const conflict = played.hasTrueConflict ? ' conflict' : ''
      console.log(`seed ${played.seed} ${played.trace} ${played.steps} steps${conflict}`)
      sum.played += 1
      sum.steps += played.steps
      sum.conflicts += played.hasTrueConflict ? 1 : 0
      for (const [fate, times] of played.fates) fates.set(fate, (fates.get(fate) ?? 0) + times)
    },
    takeKept(name, played) {
      judge(name, played)
      console.log(`kept ${name} ${played.trace}`)
    },
    close(from) {
      if (sum.played < count) throw new Error(`${count} seeds were asked for, ${sum.played} were played`)
      const requests = [...fates]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([fate, times]) => `${fate} ${times}`)
      console.log(`${sum.steps} steps; requests: ${requests.join(', ')}`)
      const share = (100 * sum.conflicts) / sum.played
      const isPoor = sum.played >= telling && share < conflictShare
      if (isPoor)
        console.log(
          `only ${share.toFixed(0)} % of the seeds hold a true conflict; ${conflictShare} % are due`,
        )
      const seeds = `seeds ${from}..${from + count - 1}`
      console.log(`${seeds}, ${sum.conflicts} true conflicts, ${sum.violations} violations`)
      return sum.violations === 0 && !isPoor
    },
  }
}
