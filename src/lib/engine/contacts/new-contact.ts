import { databaseOf } from '#lib/domain/schema/database.ts'
import { newRecordId } from '#lib/entries/ids.ts'
import type { ContactInput, Outcome } from '../api.ts'
import { dayOf, freshChanges } from '../session/fresh.ts'
import type { Session } from '../session/session.ts'
import { write } from '../session/write.ts'

const channelOf: Record<string, string> = {
  CARITAS: 'CDA_CARITAS',
  CPI: 'CPI',
  COMUNE: 'SERVIZIO_SOCIALE',
  UNIONE: 'SERVIZIO_SOCIALE',
  SDS: 'SERVIZIO_SOCIALE',
  ASL: 'SERVIZIO_SOCIALE',
}

/**
 * Records a contact: the nine fields of domain.md §8, with date, body, operator and channel added. Someone is
 * named by at least a name or a surname; everything else may be missing, as it is in a parish hall.
 */
export async function newContact(
  session: Session,
  input: ContactInput,
): Promise<Outcome<{ record: string }>> {
  if (!input.name?.trim() && !input.surname?.trim()) return { ok: false, reason: 'required', path: 'name' }
  const record = newRecordId('contact', session.runtime.random)
  const { tavolo, sameAs, ...fields } = input
  const body = session.directory.bodyOf(session.me.login)
  const changes = freshChanges({
    ...fields,
    sameAs,
    date: dayOf(session.runtime.now()),
    body,
    operator: session.me.login,
    channel: channelOf[session.directory.bodyType(session.me.login) ?? ''] ?? 'TAVOLO',
    type: sameAs === undefined ? 'PRIMO' : 'RITORNO',
    state: 'REGISTRATO',
  })
  const saved = await write(session, databaseOf('contatti', tavolo).name, [
    { kind: 'contact', record, changes },
  ])
  return saved.ok ? { ok: true, record } : saved
}
