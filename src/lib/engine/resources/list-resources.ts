import { addDays } from '#lib/domain/calendar.ts'
import { caseWriters } from '#lib/domain/kinds/case-writers.ts'
import { holdsPlace } from '#lib/domain/matching/placement-states.ts'
import { quotaOf, type Quota, type QuotaMove } from '#lib/domain/matching/quotas.ts'
import { databaseOf, parseDatabase } from '#lib/domain/schema/database.ts'
import { plainText } from '#lib/domain/schema/plain-text.ts'
import { grantOf, itemOfTavolo, rolesAt, tavoloOfItem } from '#lib/domain/schema/roles.ts'
import { itemsOf, textOf, valueOf, valuesOf } from '#lib/entries/read.ts'
import { anyText } from '../session/any-text.ts'
import type { NetworkRecord } from '../session/directory.ts'
import type { Session } from '../session/session.ts'
import type { ResourceLine, ResourcesView, TavoloPlaces } from './resource-view.ts'

/** Every resource that this person may offer, those that are over last. */
export function listResources(session: Session): ResourcesView {
  const resources = session.directory
    .records('resource')
    .flatMap((found) => lineOf(session, found) ?? [])
    .sort((a, b) => a.title.localeCompare(b.title, 'it'))
  return { resources, scopes: writableScopes(session) }
}

/** Where this person may write a resource: the whole network, or a tavolo on whose cases they work. */
export function writableScopes({ me }: Session): string[] {
  const isOfNetwork = (['amministrazione', 'cabina'] as const).some((role) =>
    me.grants.includes(grantOf(role)),
  )
  const ofTavoli = me.tavoli.filter(({ slug }) =>
    caseWriters.some((role) => rolesAt(me.grants, slug).includes(role)),
  )
  return [...(isOfNetwork ? ['rete'] : []), ...ofTavoli.map(({ slug }) => databaseOf('tavolo', slug).name)]
}

/** A resource in a line; one without a title is none. */
export function lineOf(session: Session, { folded, scope }: NetworkRecord): ResourceLine | undefined {
  const words = (path: string) => anyText(folded, path)
  const title = words('title')
  if (title === undefined) return undefined
  const known = Object.fromEntries(
    (['body', 'comune', 'from', 'to'] as const).flatMap((path) => {
      const value = words(path)
      return value === undefined ? [] : [[path, value] as const]
    }),
  ) as Partial<Record<'body' | 'comune' | 'from' | 'to', string>>
  const tavolo = parseDatabase(scope)?.tavolo
  const to = lastDayOf(session, known)
  return {
    record: folded.record,
    title,
    type: words('type') ?? '',
    ...known,
    ...(to !== undefined && { to }),
    bodyName: session.directory.bodyName(known.body ?? '') ?? '',
    ...(tavolo !== undefined && { tavolo }),
    places: placesOf({ folded, scope }),
    mine: session.me.tavoli
      .filter(
        ({ slug, roles }) => (tavolo ?? slug) === slug && caseWriters.some((role) => roles.includes(role)),
      )
      .map(({ slug, name }) => placesAt(session, { folded, scope }, slug, name)),
  }
}

/** What a body offers ends with it: on the day before it leaves the Patto. */
function lastDayOf({ directory }: Session, { body, to }: { body?: string; to?: string }): string | undefined {
  const withdrawn = directory.bodies().find(({ record }) => record === body)?.withdrawn
  if (withdrawn === undefined) return to
  const last = addDays(withdrawn, -1)
  return to !== undefined && to < last ? to : last
}

/** Of two counts side by side the smaller: nobody may promise what may not be there. */
function placesOf({ folded }: NetworkRecord): number {
  const counts = valuesOf(folded, 'places').filter((value) => typeof value === 'number')
  return counts.length > 0 ? Math.min(...counts) : 0
}

function placesAt(session: Session, found: NetworkRecord, tavolo: string, name: string): TavoloPlaces {
  const quota = quotaAt(session, found, tavolo)
  const held = heldAt(session, found, tavolo)
  return { tavolo, name, quota, held, free: Math.max(0, quota - held), over: held > quota }
}

/** How many places a tavolo may promise: of what is offered to it alone, all. */
export function quotaAt(session: Session, found: NetworkRecord, tavolo: string): number {
  const own = parseDatabase(found.scope)?.tavolo
  if (own !== undefined) return own === tavolo ? placesOf(found) : 0
  return quotaOf(tavolo, quotasIn(found), movesOf(session, found.folded.record))
}

/** How many places the cases of a tavolo hold, as far as this device knows. */
function heldAt(session: Session, { folded }: NetworkRecord, tavolo: string): number {
  const scope = databaseOf('tavolo', tavolo).name
  const type = anyText(folded, 'type')
  return session.rows
    .ofKind('placement')
    .filter((row) => row.scope === scope && row.shown.resource === folded.record)
    .filter(({ shown }) => holdsPlace(plainText(shown.state), type)).length
}

/** The first allotments, each with its item. One whose numbers stand side by side gives nothing until somebody chose. */
export function quotasIn({ folded }: NetworkRecord): (Quota & { item: string })[] {
  return itemsOf(folded, 'quotas').flatMap((item) => {
    const tavolo = textOf(folded, `quotas/${item}/tavolo`)
    const places = valueOf(folded, `quotas/${item}/places`)
    return tavolo === undefined || typeof places !== 'number' ? [] : [{ item, tavolo, places }]
  })
}

/** What tavoli gave each other of a resource. A record with more than one giver is nobody's word. */
export function movesOf({ directory }: Session, resource: string): QuotaMove[] {
  return directory.records('quota-move').flatMap(({ folded }) => {
    const [giver, ...more] = itemsOf(folded, 'giver')
    if (giver === undefined || more.length > 0) return []
    const at = (leaf: string) => valueOf(folded, `giver/${giver}/${leaf}`)
    const [to, places] = [at('to'), at('places')]
    if (at('resource') !== resource || typeof to !== 'string' || typeof places !== 'number') return []
    const taker = `taker/${itemOfTavolo(to)}/answer`
    const answers = valuesOf(folded, taker)
    const answer =
      answers.length > 1
        ? 'DISPUTED'
        : answers[0] === 'ACCETTATO' || answers[0] === 'RIFIUTATO'
          ? answers[0]
          : 'WAITS'
    return [{ record: folded.record, from: tavoloOfItem(giver), to, places, on: plainText(at('on')), answer }]
  })
}
