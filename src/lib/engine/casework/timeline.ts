import { plainText } from '#lib/domain/schema/plain-text.ts'
import { historyOf } from '#lib/entries/history.ts'
import { textOf, valueOf } from '#lib/entries/read.ts'
import type { StoredRecord } from '#lib/store/types.ts'
import type { Session } from '../session/session.ts'
import { viewValue } from '../session/view-record.ts'
import { partItems } from './part-items.ts'
import type { LateView, TimelineItem } from '../views.ts'

type Sources = {
  found: StoredRecord
  interviews: readonly StoredRecord[]
  parts: readonly StoredRecord[]
  contact: StoredRecord | undefined
  referral: StoredRecord | undefined
}

/** What happened in a case, newest first: by the day it is about, then by the writers' clocks. */
export async function timelineOf(session: Session, sources: Sources): Promise<TimelineItem[]> {
  const { found, interviews, parts, contact, referral } = sources
  const items = [
    ...(await Promise.all(interviews.map((stored) => interviewItem(session, stored)))),
    ...parts.flatMap((stored) => partItems(session, stored)),
    ...(contact ? [contactItem(session, contact)] : []),
    ...(referral ? [referralItem(session, referral)] : []),
    ...(await stateItems(session, found)),
  ]
  const when = (item: TimelineItem) => `${item.day ?? item.at.slice(0, 10)} ${item.at}`
  return items.sort((a, b) => (when(a) < when(b) ? 1 : -1))
}

/** Who first wrote a record, and when by their clock. */
function origin(session: Session, stored: StoredRecord) {
  const values = Object.values(stored.folded.fields).flatMap((field) => field.live)
  const first = values.reduce((a, b) => (a && a.at <= b.at ? a : b), values[0])
  return { at: first?.at ?? '', author: session.directory.author(first?.author ?? '') }
}

function marked(session: Session, record: string) {
  const mark = session.markOfRecord(record)
  return mark ? { mark } : {}
}

async function interviewItem(session: Session, stored: StoredRecord): Promise<TimelineItem> {
  const { folded } = stored
  const late = await lateIn(session, stored)
  const day = textOf(folded, 'date')
  const minutes = valueOf(folded, 'minutes')
  const text = textOf(folded, 'note')
  return {
    key: folded.record,
    record: folded.record,
    kind: 'interview',
    ...origin(session, stored),
    ...(day !== undefined && { day }),
    title: textOf(folded, 'type') ?? '',
    ...(text !== undefined && { text }),
    ...marked(session, folded.record),
    ...(typeof minutes === 'number' && { minutes }),
    closed: valueOf(folded, 'closedAt') !== undefined,
    ...(late.length > 0 && { late }),
  }
}

/** The words that a closing did not cover, with who wrote them: nothing that was typed is out of reach. */
async function lateIn(session: Session, { folded, scope }: StoredRecord): Promise<LateView[]> {
  if (folded.irregular.length === 0) return []
  const read = await session.store.whole(folded.record, scope)
  const byId = new Map(read.ok ? read.value.entries.map((entry) => [entry._id, entry]) : [])
  return folded.irregular.flatMap(({ entry: id, path }) => {
    const entry = byId.get(id)
    const value = entry?.set[path]
    if (!entry || value === undefined) return []
    return [{ path, ...viewValue({ ...entry, entry: id, value }, session.directory) }]
  })
}

function contactItem(session: Session, stored: StoredRecord): TimelineItem {
  const { folded } = stored
  const day = textOf(folded, 'date')
  return {
    key: folded.record,
    record: folded.record,
    kind: 'contact',
    ...origin(session, stored),
    ...(day !== undefined && { day }),
    title: textOf(folded, 'outcome') ?? '',
    ...marked(session, folded.record),
  }
}

function referralItem(session: Session, stored: StoredRecord): TimelineItem {
  const { folded } = stored
  const day = textOf(folded, 'date')
  const text = textOf(folded, 'reason')
  return {
    key: folded.record,
    record: folded.record,
    kind: 'referral',
    ...origin(session, stored),
    ...(day !== undefined && { day }),
    title: textOf(folded, 'urgency') ?? '',
    ...(text !== undefined && { text }),
    ...marked(session, folded.record),
  }
}

/** Every move of the case, from the entries themselves. */
async function stateItems(session: Session, found: StoredRecord): Promise<TimelineItem[]> {
  const read = await session.store.whole(found.folded.record, found.scope)
  if (!read.ok) return []
  const byId = new Map(read.value.entries.map((entry) => [entry._id, entry]))
  return historyOf(read.value.entries, 'state').map((step, i): TimelineItem => {
    const mark = session.markOf(step.entry)
    const why = byId.get(step.entry)?.set.stateWhy
    return {
      key: step.entry,
      record: found.folded.record,
      kind: i === 0 ? 'opened' : 'state',
      at: step.at,
      title: plainText(step.value),
      ...(typeof why === 'string' && { text: why }),
      author: session.directory.author(step.author),
      ...(mark && { mark }),
    }
  })
}
