import type { PartEvent, TimelineItem } from '#lib/engine/views.ts'
import type { IconName } from '../icons/iconPaths.ts'
import type { Text } from '../text/index.ts'

/** What the diary can be narrowed to. */
export type DiaryFilter = 'all' | 'interviews' | 'path' | 'arrivals' | 'state'

/** One thing of the diary in words. */
export type DiaryWords = { icon: IconName; tone: 'blue' | 'ok' | 'warn'; title: string; by: string }

const filterOf: Record<TimelineItem['kind'], DiaryFilter> = {
  interview: 'interviews',
  contact: 'arrivals',
  referral: 'arrivals',
  state: 'state',
  opened: 'state',
  part: 'path',
}
const icons: Record<TimelineItem['kind'], IconName> = {
  interview: 'comment',
  contact: 'user',
  referral: 'horn',
  state: 'flag',
  opened: 'folder',
  part: 'file',
}
const partIcons: Record<PartEvent, IconName> = {
  notice: 'file',
  consent: 'check-circle',
  'consent-denied': 'close-circle',
  'consent-revoked': 'close-circle',
  'assessment-begun': 'list',
  assessment: 'list',
  plan: 'file',
  'action-started': 'flag',
  'action-ended': 'flag',
  register: 'calendar',
  monitoring: 'comment',
  task: 'check',
  followup: 'comment',
  document: 'file',
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
    icon: item.what ? partIcons[item.what] : icons[item.kind],
    tone: toneOf(item),
    title: titleOf(item, text),
    by: [item.author.name, when, ...minutes].join(' · '),
  }
}

function toneOf({ kind, title, what }: TimelineItem): DiaryWords['tone'] {
  if (what === 'consent-revoked' || what === 'consent-denied') return 'warn'
  if (what === 'assessment' || what === 'plan') return 'ok'
  if (kind !== 'state') return 'blue'
  if (title === 'SOSPESO' || title === 'RIAPERTO') return 'warn'
  return title === 'CONCLUSO' || title === 'FOLLOWUP' ? 'ok' : 'blue'
}

function titleOf({ kind, title, what }: TimelineItem, text: Text): string {
  const words = text.say.cases.diary
  if (what) return words.parts[what](aboutOf(what, title, text))
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

/** What a part is about, in words: its codes read as everywhere else. */
function aboutOf(what: PartEvent, title: string, text: Text): string {
  const sets = {
    consent: 'purpose',
    'consent-denied': 'purpose',
    'consent-revoked': 'purpose',
    'assessment-begun': 'assessmentTime',
    assessment: 'assessmentTime',
    task: 'taskOutcome',
    followup: 'followupTime',
  } as const
  if (what === 'register') return text.month(title)
  return what in sets ? text.code(sets[what as keyof typeof sets], title) : title
}
