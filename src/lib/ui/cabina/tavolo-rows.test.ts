import { expect, it } from 'vitest'
import type { CabinaView } from '#lib/engine/cabina/cabina-view.ts'
import { tavoloRows } from './tavolo-rows.ts'

const report = (tavolo: string, computed?: string) => ({
  tavolo,
  name: tavolo.toUpperCase(),
  ...(computed && { computed }),
  isFresh: computed !== undefined && computed > '2026-11-20',
  differs: false,
})
const three = { contacts: 3, diagnoses: 3, actions: 3 }

it('names those that are shown together, goes by the longest silent of them, and puts the silent last', () => {
  const view = {
    tavoli: [report('a', '2026-11-25'), report('b', '2026-11-02'), report('c'), report('d', '2026-11-26')],
    byTavolo: [
      { parts: ['d'], ...three },
      { parts: ['a', 'b'], ...three },
    ],
    mine: ['d'],
  } as unknown as CabinaView
  expect(tavoloRows(view)).toEqual([
    { key: 'a b', name: 'A, B', isMerged: true, counts: three, computed: '2026-11-02', isFresh: false },
    { key: 'd', name: 'D', mine: 'd', isMerged: false, counts: three, computed: '2026-11-26', isFresh: true },
    { key: 'c', name: 'C', isMerged: false, isFresh: false },
  ])
})
