import { contact as contactKind } from '#lib/domain/kinds/contact.ts'
import { parseDatabase } from '#lib/domain/schema/database.ts'
import { mayWrite } from '#lib/domain/schema/may-write.ts'
import { plainText } from '#lib/domain/schema/plain-text.ts'
import { rolesAt } from '#lib/domain/schema/roles.ts'
import { seenOf } from '#lib/entries/read.ts'
import { dayOf } from '../session/fresh.ts'
import { readRecord } from '../session/read-record.ts'
import type { Session } from '../session/session.ts'
import type { Row } from '../session/summarise.ts'
import { write, type Draft } from '../session/write.ts'
import { addDays } from '#lib/domain/calendar.ts'
import { caseOfReferral, referralOf } from './refer.ts'
import { referralWaits } from './referral-waits.ts'

/** The sealed thing that says up to which contact of each database all were compared. */
const reachedName = 'known-reached'

/** How many contacts are compared, and so at most written, after one exchange. */
const most = 50

/** Contacts older than this are history: nobody waits to hear of them. */
const oldestDays = 60

/** A place in the order in which contacts were written here. */
type Place = { stamp: number; record: string }

/**
 * "Già conosciuta dalla rete": where this person may say so, each contact that is new here and not yet judged is
 * compared once with the persons and earlier contacts on record; a likely match makes it `known`, and nothing says
 * of whom. No match is written nowhere. Answers whether anything was written; the rest waits for the next exchange.
 */
export async function noteKnown(session: Session): Promise<boolean> {
  const reached = await readReached(session)
  let left = most
  let hasWritten = false
  for (const scope of session.granted.databases) {
    if (!mayJudge(session, scope)) continue
    const fresh = await contactsAfter(session, scope, reached[scope] ?? { stamp: 0, record: '' })
    const now = fresh.slice(0, left)
    const last = now.at(-1)
    if (!last) continue
    left -= now.length
    const drafts = await Promise.all(now.map(({ record }) => draftOf(session, scope, record)))
    const known = drafts.flatMap((draft) => draft ?? [])
    if (known.length > 0 && !(await write(session, scope, known)).ok) continue
    hasWritten ||= known.length > 0
    await session.store.putSealed(reachedName, Object.assign(reached, { [scope]: last }))
  }
  return hasWritten
}

async function readReached({ store }: Session): Promise<Record<string, Place>> {
  const read = await store.getSealed(reachedName)
  return read.ok && read.value !== undefined ? (read.value as Record<string, Place>) : {}
}

function mayJudge({ granted }: Session, scope: string): boolean {
  const database = parseDatabase(scope)
  if (database?.class !== 'contatti') return false
  return mayWrite(contactKind, 'known', rolesAt(granted.grants, database.tavolo))
}

/** The contacts written after a place, in order. What was written again since counts as new. */
async function contactsAfter(session: Session, scope: string, { stamp, record }: Place): Promise<Place[]> {
  const refs = await session.store.recordRefs({ scope, kind: 'contact', since: stamp - 1 })
  if (!refs.ok) return []
  return refs.value
    .map((ref) => ({ stamp: ref.stamp, record: ref.record }))
    .filter((ref) => ref.stamp > stamp || ref.record > record)
    .sort((a, b) => a.stamp - b.stamp || (a.record < b.record ? -1 : 1))
}

async function draftOf(session: Session, scope: string, record: string): Promise<Draft | undefined> {
  const row = session.rows.get(record)
  if (!row || row.scope !== scope || !isOpen(session, row) || !hasMatch(session, row)) return undefined
  const folded = (await readRecord(session, record))?.folded
  // A value that someone cleared, or a "no", is a judgement too.
  if (!folded || seenOf(folded, 'known').length > 0) return undefined
  return { kind: 'contact', record, changes: [{ path: 'known', value: true, seen: [] }] }
}

/** True while someone still waits to hear whether the person is known. */
function isOpen(session: Session, row: Row): boolean {
  if (row.shown.known !== undefined || !isShared(row)) return false
  if (dayOfContact(row) < addDays(dayOf(session.runtime.now()), -oldestDays)) return false
  const referral = session.rows.get(referralIn(row))
  return !referral || referralWaits(referral)
}

/** The person's own "no" stops the comparing, on either side. */
function isShared(row: Row): boolean {
  return !/NEGATO|REVOCATO/.test(plainText(row.shown.consentP1))
}

function hasMatch(session: Session, row: Row): boolean {
  return session
    .alike(row.shown, Infinity)
    .some(({ strength, row: known }) => strength === 'likely' && isEarlier(known.row, row))
}

/** The person of the contact's own case is no one else; of two contacts the earlier one makes the later known. */
function isEarlier(known: Row, row: Row): boolean {
  if (known.kind === 'person') return known.case !== caseOfReferral(referralIn(row))
  // A case that another tavolo shares with this one.
  if (known.kind === 'shared') return true
  if (known.record === row.record || !isShared(known)) return false
  const [a, b] = [dayOfContact(known), dayOfContact(row)]
  return a === b ? known.record < row.record : a < b
}

function dayOfContact(row: Row): string {
  return plainText(row.shown.date) || row.at.slice(0, 10)
}

function referralIn(row: Row): string {
  return referralOf(row.record, parseDatabase(row.scope)?.tavolo ?? '')
}
