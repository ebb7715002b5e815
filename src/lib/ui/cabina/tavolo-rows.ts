import type { Three } from '#lib/domain/counting/shown-figures.ts'
import type { CabinaView } from '#lib/engine/cabina/cabina-view.ts'

/** One row of the table by tavolo: one, or several whose numbers are small. `mine` opens to its cases. */
export type TavoloRow = {
  key: string
  name: string
  mine?: string
  isMerged: boolean
  counts?: Three
  /** When the one that is longest silent reported. */
  computed?: string
  isFresh: boolean
}

/** The rows as they are shown: those with numbers, then those that never sent any, each by name. */
export function tavoloRows({ tavoli, byTavolo, mine }: CabinaView): TavoloRow[] {
  const rows = byTavolo.map(({ parts, ...counts }): TavoloRow => {
    const reports = tavoli.filter(({ tavolo }) => parts.includes(tavolo))
    const own = mine.find((tavolo) => parts.includes(tavolo))
    const computed = reports.flatMap((report) => report.computed ?? []).sort()[0]
    return {
      key: parts.join(' '),
      name: reports.map(({ name }) => name).join(', '),
      ...(own !== undefined && { mine: own }),
      isMerged: parts.length > 1,
      counts,
      ...(computed !== undefined && { computed }),
      isFresh: reports.every(({ isFresh }) => isFresh),
    }
  })
  const silent = tavoli
    .filter(({ tavolo }) => !byTavolo.some(({ parts }) => parts.includes(tavolo)))
    .map(({ tavolo, name }): TavoloRow => ({ key: tavolo, name, isMerged: false, isFresh: false }))
  const byName = (a: TavoloRow, b: TavoloRow) => a.name.localeCompare(b.name, 'it')
  return [...rows.sort(byName), ...silent.sort(byName)]
}
