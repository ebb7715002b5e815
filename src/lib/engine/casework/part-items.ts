import type { Folded } from '#lib/entries/fold.ts'
import { textOf } from '#lib/entries/read.ts'
import type { StoredRecord } from '#lib/store/types.ts'
import { isSigned } from '../session/is-signed.ts'
import type { Session } from '../session/session.ts'
import type { PartEvent, TimelineItem } from '../views.ts'

/** What a part of a case tells the diary: what happened, the field that says the day, and what it is about. */
type Telling = { what: PartEvent; path: string; title?: string; text?: string }

/** What happened to one thing that hangs on a case; a reserved note tells nothing here (design.md, Databases). */
export function partItems(session: Session, { folded }: StoredRecord): TimelineItem[] {
  const mark = session.markOfRecord(folded.record)
  return tellingsOf(folded).flatMap(({ what, path, title, text }) => {
    const live = folded.fields[path]?.live[0]
    const day = textOf(folded, path)?.slice(0, 10)
    if (!live || day === undefined) return []
    return {
      key: `${folded.record}#${what}`,
      record: folded.record,
      kind: 'part' as const,
      what,
      at: live.at,
      day,
      title: title ?? '',
      ...(text !== undefined && { text }),
      author: session.directory.author(live.author),
      ...(mark && { mark }),
    }
  })
}

function tellingsOf(folded: Folded): Telling[] {
  const said = (path: string) => textOf(folded, path)
  const of = (what: PartEvent, path: string, title?: string, text?: string): Telling => ({
    what,
    path,
    ...(title !== undefined && { title }),
    ...(text !== undefined && { text }),
  })
  switch (folded.kind) {
    case 'notice':
      return [of('notice', 'givenOn', said('version'))]
    case 'consent':
      return consentTellings(said, of)
    case 'assessment':
      return [of(isSigned(folded) ? 'assessment' : 'assessment-begun', 'date', said('time'))]
    case 'plan':
      return isSigned(folded) ? [of('plan', 'signedAt', undefined, said('revisionWhy'))] : []
    case 'action':
      return [of('action-started', 'startedOn', said('title')), of('action-ended', 'endedOn', said('title'))]
    case 'register':
      return isSigned(folded) ? [of('register', 'closedAt', said('month'))] : []
    case 'monitoring':
      return [of('monitoring', 'date', undefined, said('trouble') ?? said('nextStep'))]
    case 'task':
      return said('outcome') === undefined ? [] : [of('task', 'outcomeOn', said('outcome'), said('text'))]
    case 'followup':
      return [of('followup', 'date', said('time'), said('note'))]
    case 'document':
      return [of('document', 'date', said('title'))]
    default:
      return []
  }
}

function consentTellings(
  said: (path: string) => string | undefined,
  of: (what: PartEvent, path: string, title?: string) => Telling,
): Telling[] {
  const purpose = said('purpose')
  const given = of(said('state') === 'NEGATO' ? 'consent-denied' : 'consent', 'givenOn', purpose)
  return said('state') === 'REVOCATO' ? [given, of('consent-revoked', 'endedOn', purpose)] : [given]
}
