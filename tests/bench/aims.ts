import type { Figure, Subject } from './figure.ts'

/** One aim: `measured` by itself or in proportion to a peer's figure of the same run, and what it must not pass. */
export type Judged = { aim: string; measured: string; holds: boolean }

type Against = { figure: string; peer: Subject; times: number }
type Limit = { figure: string; subject?: Subject; most: number }

/** As many times as fast as a peer. Over a line of 80 ms other proportions hold. */
const faster: readonly (Against & { over: 'loopback' | 'line' })[] = [
  { over: 'loopback', figure: 'first-sync', peer: 'pouchdb-default', times: 5 },
  { over: 'loopback', figure: 'first-sync', peer: 'pouchdb-tuned', times: 2.5 },
  { over: 'line', figure: 'first-sync', peer: 'pouchdb-default', times: 15 },
  { over: 'loopback', figure: 'first-sync', peer: 'floor', times: 1 / 1.5 },
  { over: 'loopback', figure: 'push-100', peer: 'pouchdb-default', times: 50 },
]

/** What a person may wait, ms, and a tablet load, bytes. */
const limits: readonly Limit[] = [
  // With the derivation of the key, though the aim is without it.
  { figure: 'unlock-to-list', most: 1000 },
  { figure: 'search-p95', most: 16 },
  { figure: 'save-p95', most: 20 },
  { figure: 'longest-task', most: 50 },
  { figure: 'case-open', most: 100 },
  { figure: 'cold-start-offline', most: 1000 },
  { figure: 'cold-start-offline', subject: 'win-4x', most: 3000 },
  { figure: 'storm', most: 60_000 },
  { figure: 'javascript-to-list', most: 150_000 },
]

/** Which aims hold in this run; those whose figures it did not take are left out. */
export function judge(figures: readonly Figure[], over: 'loopback' | 'line'): Judged[] {
  const valueOf = (figure: string, subject: Subject) =>
    figures.find((each) => each.figure === figure && each.subject === subject)?.value
  const ratios = faster
    .filter((aim) => aim.over === over)
    .flatMap(({ figure, peer, times }) => {
      const [ours, theirs] = [valueOf(figure, 'win'), valueOf(figure, peer)]
      if (ours === undefined || theirs === undefined) return []
      const ratio = theirs / ours
      const aim = `${figure}: at least ${times.toFixed(2)} × as fast as ${peer}`
      return { aim, measured: `${ratio.toFixed(2)} ×`, holds: ratio >= times }
    })
  const bounds = limits.flatMap(({ figure, subject = 'win', most }) => {
    const value = valueOf(figure, subject)
    if (value === undefined) return []
    const aim = `${figure} of ${subject}: at most ${most}`
    return { aim, measured: value.toFixed(1), holds: value <= most }
  })
  return [...ratios, ...bounds]
}
