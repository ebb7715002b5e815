import { expect, it } from 'vitest'
import type { TodayItem } from '#lib/engine/today/today-view.ts'
import { groupToday } from './groupToday.ts'

const item = (key: string, due: string | undefined, late = false): TodayItem => ({
  key,
  kind: 'step',
  title: key,
  late,
  href: '/oggi',
  ...(due !== undefined && { due }),
})

it('puts what is late first, then by day, and leaves empty groups out', () => {
  const items = [
    item('next', '2026-11-24'),
    item('late', '2026-11-10', true),
    item('now', undefined),
    item('today', '2026-11-17'),
    item('later', '2026-11-25'),
  ]
  const keys = groupToday(items, '2026-11-17').map(({ group, items: of }) => [
    group,
    of.map(({ key }) => key),
  ])
  expect(keys).toEqual([
    ['late', ['late']],
    ['today', ['now', 'today']],
    ['next', ['next']],
    ['later', ['later']],
  ])
  expect(groupToday([], '2026-11-17')).toEqual([])
})
