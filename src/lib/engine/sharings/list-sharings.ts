import { sharedParts } from '#lib/domain/kinds/sharing.ts'
import { plainText } from '#lib/domain/schema/plain-text.ts'
import { parseDatabase } from '#lib/domain/schema/database.ts'
import { rolesAt, tavoliOf } from '#lib/domain/schema/roles.ts'
import { winCode } from '#lib/domain/win-code.ts'
import { personRow } from '../casework/case-row.ts'
import type { Session } from '../session/session.ts'
import { titleOf, type Row } from '../session/summarise.ts'
import type { CaseSharings, SharingState, SharingView } from './sharing-view.ts'

/** The side of a sharing that a tavolo is, `one` before `other` by slug. */
export type Side = 'one' | 'other'

/** Every sharing of this person's tavoli: first what waits for an answer, then by name. */
export function listSharings(session: Session): SharingView[] {
  const views = session.rows.ofKind('sharing').flatMap((row) => viewOf(session, row) ?? [])
  const waits = (view: SharingView) => (view.state === 'CHIESTO' ? 0 : 1)
  return views.sort((a, b) => waits(a) - waits(b) || (a.title ?? '').localeCompare(b.title ?? '', 'it'))
}

/** The sharings of one case of this tavolo, and where else it may be shown. */
export function sharingsOf(session: Session, ofCase: string): CaseSharings {
  const here = parseDatabase(session.rows.get(ofCase)?.scope ?? '')?.tavolo
  return {
    tavoli: session.directory.tavoli().filter(({ slug }) => slug !== here),
    sharings: listSharings(session).filter((each) => each.case === ofCase),
  }
}

/** The side for which this person answers: that of a tavolo they coordinate which has not spoken, if there is one. */
export function sideOf(session: Session, { shown }: Row): Side | undefined {
  const here = tavoliOf(session.me.grants)
  const sides = (['one', 'other'] as const).filter((side) => here.includes(plainText(shown[side])))
  const open = sides.find(
    (side) => coordinates(session, plainText(shown[side])) && shown[`${side}Answer`] === undefined,
  )
  return open ?? sides.find((side) => shown[side] === shown.competent) ?? sides[0]
}

function coordinates({ me }: Session, tavolo: string): boolean {
  return rolesAt(me.grants, tavolo).includes('coordinatore')
}

/** A sharing as its pages show it; `undefined` for words about none, which a forged answer would be. */
export function viewOf(session: Session, row: Row): SharingView | undefined {
  const { shown } = row
  const side = sideOf(session, row)
  const theirs = side === 'one' ? 'other' : 'one'
  if (side === undefined || [shown.one, shown.other].some((each) => typeof each !== 'string'))
    return undefined
  const tavolo = (slug: string) => ({ slug, name: session.directory.tavoloName(slug) })
  const partsOf = (of: Side) => {
    const agrees = shown[`${of}Agrees`]
    return Array.isArray(agrees) ? sharedParts.filter((part) => agrees.includes(part)) : []
  }
  const [ours, askedFor] = [partsOf(side), partsOf(theirs)]
  const state = standing(shown[`${side}Answer`], shown[`${theirs}Answer`])
  const isOurs = shown[side] === shown.competent
  const ofSide = (of: Side) => plainText(shown[`${of}Case`])
  // When both agreed there is one case; before that each tavolo speaks of its own.
  const goesOn = ofSide(isOurs ? side : theirs)
  const spoken = state === 'ATTIVO' ? goesOn : ofSide(side) || goesOn
  return {
    record: row.record,
    mine: tavolo(plainText(shown[side])),
    theirs: tavolo(plainText(shown[theirs])),
    competent: tavolo(plainText(shown.competent)),
    isOurs,
    reason: plainText(shown.reason),
    on: plainText(shown.on),
    ...nameOf(session, row, ofSide(side)),
    code: winCode(spoken),
    state,
    agreed: state === 'ATTIVO' ? ours.filter((part) => askedFor.includes(part)) : [],
    ours,
    askedFor,
    mayAnswer: coordinates(session, plainText(shown[side])),
  }
}

/** True while a sharing stands or waits: nobody refused it. */
export function isOpen({ state }: SharingView): boolean {
  return state !== 'DIVERSI' && state !== 'NEGATO'
}

function standing(ours: unknown, theirs: unknown): SharingState {
  if (ours === 'DIVERSI' || theirs === 'DIVERSI') return 'DIVERSI'
  if (ours === 'NO' || theirs === 'NO') return 'NEGATO'
  if (ours !== 'SI') return 'CHIESTO'
  return theirs === 'SI' ? 'ATTIVO' : 'ATTESA'
}

/** The case where it is, with its person's name; else the name that the other tavolo shows. */
function nameOf(session: Session, { record }: Row, ofCase: string): Pick<SharingView, 'case' | 'title'> {
  const row = session.rows.get(ofCase)
  const shown = row ? undefined : sharedRow(session, record)
  const title = row ? titleOf((personRow(session, row) ?? row).shown) : shown && titleOf(shown.shown)
  return {
    ...(row && { case: ofCase }),
    ...(title && { title }),
  }
}

/** What another tavolo shows by a sharing. */
export function sharedRow(session: Session, sharing: string): Row | undefined {
  return session.rows.ofKind('shared').find(({ shown }) => shown.sharing === sharing)
}
