import type { TimelineItem } from '#lib/engine/views.ts'
import type { IconName } from '../icons/iconPaths.ts'
import type { Text } from '../text/index.ts'

/** What the diary can be narrowed to. */
export type DiaryFilter = 'all' | 'interviews' | 'arrivals' | 'state'

/** One thing of the diary in words. */
export type DiaryWords = { icon: IconName; tone: 'blue' | 'ok' | 'warn'; title: string; by: string }

const filterOf: Record<TimelineItem['kind'], DiaryFilter> = {
  interview: 'interviews',
  contact: 'arrivals',
  referral: 'arrivals',
  state: 'state',
  opened: 'state',
}
const icons: Record<TimelineItem['kind'], IconName> = {
  interview: 'comment',
  contact: 'user',
  referral: 'horn',
  state: 'flag',
  opened: 'folder',
}

/** The items that a filter shows. */
export function filterDiary(items: readonly TimelineItem[], filter: DiaryFilter): TimelineItem[] {
  return items.filter(({ kind }) => filter === 'all' || filterOf[kind] === filter)
}

/** The words of one item; `by` says who, when and for how long. */
export function diaryWords(item: TimelineItem, text: Text): DiaryWords {
  const isToday = item.day === undefined || item.day === text.today()
  const when = isToday ? text.moment(item.at) : text.shortDay(item.day ?? '')
  const minutes = item.minutes === undefined ? [] : [text.say.words.minutes(item.minutes)]
  return {
    icon: icons[item.kind],
    tone: toneOf(item),
    title: titleOf(item, text),
    by: [item.author.name, when, ...minutes].join(' · '),
  }
}

function toneOf({ kind, title }: TimelineItem): DiaryWords['tone'] {
  if (kind !== 'state') return 'blue'
  if (title === 'SOSPESO' || title === 'RIAPERTO') return 'warn'
  return title === 'CONCLUSO' || title === 'FOLLOWUP' ? 'ok' : 'blue'
}

function titleOf({ kind, title }: TimelineItem, text: Text): string {
  const words = text.say.cases.diary
  if (kind === 'interview') {
    const known: Record<string, string> = words.interviewOf
    return (Object.hasOwn(known, title) ? known[title] : undefined) ?? words.interview
  }
  if (kind === 'contact') return title ? words.contactOf(text.code('outcome', title)) : words.contact
  if (kind === 'referral') {
    return title ? words.referralOf(text.code('urgency', title).toLowerCase()) : words.referral
  }
  const state = text.code('caseState', title)
  return kind === 'opened' ? words.opened(state) : words.state(state)
}
