import type { TodayItem } from '#lib/engine/today/today-view.ts'

/** When something is due, as "Oggi" groups it. */
export type DueGroup = 'late' | 'today' | 'next' | 'later'

const order: readonly DueGroup[] = ['late', 'today', 'next', 'later']

/** The items that have a day or are late, by group; `today` is `YYYY-MM-DD`. Empty groups are left out. */
export function groupToday(
  items: readonly TodayItem[],
  today: string,
): { group: DueGroup; items: TodayItem[] }[] {
  const week = new Date(Date.parse(`${today}T00:00:00Z`) + 7 * 86_400_000).toISOString().slice(0, 10)
  const groupOf = ({ late, due }: TodayItem): DueGroup => {
    if (late) return 'late'
    if (due === undefined || due <= today) return 'today'
    return due <= week ? 'next' : 'later'
  }
  return order
    .map((group) => ({ group, items: items.filter((item) => groupOf(item) === group) }))
    .filter((each) => each.items.length > 0)
}
