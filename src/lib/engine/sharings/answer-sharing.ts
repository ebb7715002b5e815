import { sharedParts, sharingAnswers, sharingReasons } from '#lib/domain/kinds/sharing.ts'
import { databaseOf, parseDatabase } from '#lib/domain/schema/database.ts'
import { rolesAt } from '#lib/domain/schema/roles.ts'
import { newRecordId } from '#lib/entries/ids.ts'
import { seenOf } from '#lib/entries/read.ts'
import type { Outcome } from '../api.ts'
import { dayOf, freshChanges } from '../session/fresh.ts'
import { readRecord } from '../session/read-record.ts'
import type { Session } from '../session/session.ts'
import { write } from '../session/write.ts'
import { isOpen, sharingsOf, sideOf, viewOf } from './list-sharings.ts'

/** What a tavolo says of a sharing: `SI` with the parts to which it agrees, two people, or no. */
export type SharingAnswer = { said: string; parts: string[] }

/** What a tavolo proposes of its own case. */
export type SharingInput = { to: string; reason: string; parts: string[] }

/** "Condividi": offers to show a case to another tavolo, which hears its code and the reason until it says yes. */
export async function proposeSharing(
  session: Session,
  ofCase: string,
  { to, reason, parts }: SharingInput,
): Promise<Outcome<{ record: string }>> {
  const found = await readRecord(session, ofCase)
  const here = found && parseDatabase(found.scope)?.tavolo
  if (!found || !here || found.folded.kind !== 'case') return { ok: false, reason: 'not-found' }
  if (!rolesAt(session.me.grants, here).includes('coordinatore')) return { ok: false, reason: 'not-allowed' }
  const { tavoli, sharings } = sharingsOf(session, ofCase)
  if (!tavoli.some(({ slug }) => slug === to)) return { ok: false, reason: 'required', path: 'to' }
  if (reason === 'STESSA_PERSONA' || !sharingReasons.some((each) => each === reason))
    return { ok: false, reason: 'required', path: 'reason' }
  if (sharings.some((each) => each.theirs.slug === to && isOpen(each)))
    return { ok: false, reason: 'invalid' }
  const [one = here, other = to] = [here, to].sort()
  const side = one === here ? 'one' : 'other'
  const on = dayOf(session.runtime.now())
  const record = newRecordId('sharing', session.runtime.random)
  const changes = freshChanges({
    one,
    other,
    [`${side}Case`]: ofCase,
    reason,
    on,
    competent: here,
    [`${side}Answer`]: 'SI',
    [`${side}Agrees`]: ordered(parts),
    [`${side}On`]: on,
  })
  const saved = await write(session, found.scope, [{ kind: 'sharing', record, changes }])
  return saved.ok ? { ok: true, record } : saved
}

/** "Condividi", "Sono persone diverse", "Non condividere": may be said anew at any time; it narrows at once. */
export async function answerSharing(
  session: Session,
  record: string,
  { said, parts }: SharingAnswer,
): Promise<Outcome> {
  const row = session.rows.get(record)
  const view = row && viewOf(session, row)
  const side = row && sideOf(session, row)
  if (!view || side === undefined) return { ok: false, reason: 'not-found' }
  if (!view.mayAnswer) return { ok: false, reason: 'not-allowed' }
  if (!sharingAnswers.some((each) => each === said)) return { ok: false, reason: 'invalid' }
  const found = await readRecord(session, record)
  const values = {
    [`${side}Answer`]: said,
    [`${side}Agrees`]: said === 'SI' ? ordered(parts) : [],
    [`${side}On`]: dayOf(session.runtime.now()),
  }
  const changes = Object.entries(values).map(([path, value]) => ({
    path,
    value,
    seen: seenOf(found?.folded, path),
  }))
  // Each side writes in its own database; the gateway carries it over.
  const scope = databaseOf('tavolo', view.mine.slug).name
  const saved = await write(session, scope, [{ kind: 'sharing', record, changes }])
  return saved.ok ? { ok: true } : saved
}

const ordered = (parts: readonly string[]) => sharedParts.filter((part) => parts.includes(part))
