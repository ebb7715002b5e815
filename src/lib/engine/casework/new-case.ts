import { assessCodiceFiscale } from '#lib/domain/codice-fiscale/assess-codice-fiscale.ts'
import { databaseOf } from '#lib/domain/schema/database.ts'
import { newRecordId } from '#lib/entries/ids.ts'
import type { CaseInput, Outcome } from '../api.ts'
import { personOfCase } from '../contacts/refer.ts'
import { dayOf, freshChanges } from '../session/fresh.ts'
import type { Session } from '../session/session.ts'
import { write } from '../session/write.ts'

/** "Nuovo caso": a person who came to the tavolo without a referral. A wrong codice fiscale is kept as ERRATO. */
export async function newCase(session: Session, input: CaseInput): Promise<Outcome<{ record: string }>> {
  if (!input.surname.trim()) return { ok: false, reason: 'required', path: 'surname' }
  if (!input.name.trim()) return { ok: false, reason: 'required', path: 'name' }
  const record = newRecordId('case', session.runtime.random)
  const person = personOfCase(record)
  const { tavolo, origin, ...fields } = input
  const today = dayOf(session.runtime.now())
  const saved = await write(session, databaseOf('tavolo', tavolo).name, [
    {
      kind: 'person',
      record: person,
      case: record,
      changes: freshChanges({ ...fields, taxCodeState: taxCodeStateOf(fields) }),
    },
    {
      kind: 'case',
      record,
      case: record,
      changes: freshChanges({ person, origin, openedOn: today, state: 'SEGNALATO', stateSince: today }),
    },
  ])
  return saved.ok ? { ok: true, record } : saved
}

/** Where a codice fiscale stands, judged against what is known of the person. Never blocks. */
export function taxCodeStateOf(person: {
  taxCode?: string
  name?: string
  surname?: string
  birthDate?: string
}): string {
  const { taxCode = '', name, surname, birthDate } = person
  return assessCodiceFiscale(taxCode, { name, surname, birthDate }).status
}
