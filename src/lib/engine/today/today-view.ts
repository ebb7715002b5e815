/** Something that waits for me on "Oggi", the latest first. */
export type TodayItem = {
  key: string
  kind:
    | 'conflict'
    | 'referral'
    | 'step'
    | 'refused'
    | 'draft'
    | 'unassigned'
    | 'task'
    | 'review'
    | 'reassess'
    | 'monitoring'
    | 'followup'
    | 'signal'
    | 'revoked'
    | 'match'
    | 'more'
    | 'transfer'
    | 'loss'
    | 'sharing'
    | 'meeting'
    | 'minutes'
    | 'carry-out'
    | 'directive'
    | 'check'
    | 'renewal'
    | 'commitment'
    | 'quota'
    | 'overbooked'
  title: string
  text?: string
  /** Day by which it is due; past days are late. */
  due?: string
  late: boolean
  href: string
  /** A draft, by which it is opened or thrown away, and when its last words were typed. */
  draft?: { key: string; at: number }
}

/** "Oggi": what waits, ordered by what is late, and the figures of the moment. */
export type TodayView = { items: TodayItem[]; openCases: number; contactsThisYear: number; myCases: number }
