import type { Json } from '#lib/domain/schema/kind.ts'
import { titleInCase } from '../review/list-conflicts.ts'
import type { Session } from '../session/session.ts'
import { titleOf } from '../session/summarise.ts'
import type { DraftView } from '../views.ts'
import type { TodayItem } from './today-view.ts'
import { formOf, listDrafts } from './drafts.ts'

/** A page of something that hangs on a case: the record alone does not say of which, so the session is asked. */
const partPages: Record<string, string> = {
  map: 'mappa',
  evidence: 'mappa',
  plan: 'progetto',
  action: 'azioni',
  paper: 'documenti',
}

/** Where each form is opened again; on a phone the diary is a part of its own. */
const places: Record<string, (record: string) => { path: string; part?: string }> = {
  contact: () => ({ path: '/contatti/nuovo' }),
  referral: () => ({ path: '/contatti/segnala' }),
  case: () => ({ path: '/casi/nuovo' }),
  'contact-edit': (record) => ({ path: `/contatti/${record}` }),
  refer: (record) => ({ path: `/contatti/${record}` }),
  transfer: (record) => ({ path: `/casi/${record}/trasferisci` }),
  document: (record) => ({ path: `/casi/${record}/documenti/nuovo` }),
  body: () => ({ path: '/rete/nuovo' }),
  protocol: () => ({ path: '/protocolli/nuovo' }),
  'tavolo-edit': (record) => ({ path: `/rete/tavoli/${record}` }),
  'protocol-edit': (record) => ({ path: `/protocolli/${record}` }),
  directive: () => ({ path: '/direttive/nuova' }),
  answer: (record) => ({ path: `/direttive/${record}` }),
  resource: () => ({ path: '/risorse/nuova' }),
  'resource-edit': (record) => ({ path: `/risorse/${record}` }),
  placement: (record) => ({ path: `/casi/${record}/risorse` }),
  'directive-edit': (record) => ({ path: `/direttive/${record}` }),
  programme: (year) => ({ path: `/cabina/programma/${year}` }),
  meeting: () => ({ path: '/tavolo/nuova' }),
  sitting: (record) => ({ path: `/tavolo/${record}` }),
  loss: () => ({ path: '/smarrimenti/nuovo' }),
  edits: (record) => ({ path: `/casi/${record}` }),
  interview: (record) => ({ path: `/casi/${record}`, part: '#diario' }),
  review: (record) => ({ path: record ? `/casi/${record}/da-rivedere` : '/da-rivedere' }),
}

/** Every form that was left unsaved, the newest first, with the way back to it: `title` is its page, `text` whom it is about. */
export async function draftItems(session: Session): Promise<TodayItem[]> {
  return (await listDrafts(session)).map((draft) => draftItem(session, draft))
}

function draftItem(session: Session, { key, at, words }: DraftView): TodayItem {
  const [page = '', record = ''] = formOf(key).split('/')
  const place = placeOfPart(session, page, record) ?? places[page]?.(record) ?? { path: '/oggi' }
  const text = nameOf(session, record, words)
  return {
    key: `draft/${key}`,
    kind: 'draft',
    title: page,
    ...(text && { text }),
    late: false,
    href: `${place.path}?bozza=${encodeURIComponent(key)}${place.part ?? ''}`,
    draft: { key, at },
  }
}

function placeOfPart(
  session: Session,
  page: string,
  record: string,
): { path: string; part?: string } | undefined {
  const folder = partPages[page]
  const ofCase = session.rows.get(record)?.case
  return folder !== undefined && ofCase !== undefined
    ? { path: `/casi/${ofCase}/${folder}/${record}` }
    : undefined
}

/** Of a record that is here its person; of a new one what was typed so far. */
function nameOf(session: Session, record: string, words: Json): string {
  const row = session.rows.get(record)
  if (row) return titleInCase(session, row)
  const { name, surname } = (words ?? {}) as Record<string, Json>
  return titleOf({ name: name ?? null, surname: surname ?? null }).trim()
}
