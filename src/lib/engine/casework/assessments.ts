import { schema } from '#lib/domain/kinds/index.ts'
import { assessmentTimes } from '#lib/domain/kinds/assessment.ts'
import { whatIsMissing } from '#lib/domain/autonomy/what-is-missing.ts'
import { conflictsOf, coversOf, textOf, valueOf } from '#lib/entries/read.ts'
import type { StoredRecord } from '#lib/store/types.ts'
import type { Outcome } from '../api.ts'
import { dayOf } from '../session/fresh.ts'
import { readRecord } from '../session/read-record.ts'
import { rolesOf } from '../session/refuse-change.ts'
import { isSigned } from '../session/is-signed.ts'
import type { Session } from '../session/session.ts'
import { write } from '../session/write.ts'
import { putPart } from './add-part.ts'

/**
 * "Nuova diagnosi": goes on with the draft of that time where there is one. Two who begin it offline make one, since
 * its place is the time and how many of that time were signed before.
 */
export async function newAssessment(
  session: Session,
  caseRecord: string,
  time: string,
): Promise<Outcome<{ record: string }>> {
  if (!assessmentTimes.some((each) => each === time)) return { ok: false, reason: 'invalid', path: 'time' }
  const read = await session.store.caseRecords(caseRecord)
  if (!read.ok) return { ok: false, reason: 'not-found' }
  const ofTime = read.value.records.filter(
    ({ folded }) => folded.kind === 'assessment' && textOf(folded, 'time') === time,
  )
  const draft = ofTime.find(({ folded }) => !isSigned(folded))
  if (draft) return { ok: true, record: draft.folded.record }
  const fields = { time, date: dayOf(session.runtime.now()) }
  return putPart(session, caseRecord, 'assessment', { fields, slot: `${time} ${ofTime.length}` })
}

/**
 * "Valida": the first of two signatures freezes what is here now, the second makes the assessment valid. One is a
 * social worker's, the other somebody else's. Refused while something is missing or in conflict.
 */
export async function signAssessment(session: Session, record: string): Promise<Outcome> {
  const found = await readRecord(session, record)
  if (!found?.folded.case || found.folded.kind !== 'assessment') return { ok: false, reason: 'not-found' }
  const { folded } = found
  const [conflict] = conflictsOf(folded)
  if (conflict !== undefined) return { ok: false, reason: 'in-conflict', path: conflict }
  const [missing] = whatIsMissing((path) => valueOf(folded, path))
  if (missing !== undefined) return { ok: false, reason: 'required', path: missing }
  const path = signatureOf(session, found)
  if (path === undefined) return { ok: false, reason: 'not-allowed' }
  const at = new Date(session.runtime.now()).toISOString()
  const saved = await write(session, found.scope, [
    {
      kind: 'assessment',
      record,
      case: found.folded.case,
      changes: [{ path, value: at, seen: [] }],
      covers: coversOf(folded),
    },
  ])
  return saved.ok ? { ok: true } : saved
}

/** The signature that this person may still give, if any: nobody signs twice. */
function signatureOf(session: Session, found: StoredRecord): string | undefined {
  const { folded } = found
  const paths = schema.get('assessment')?.signatures ?? []
  const signers = paths.flatMap((path) => folded.fields[path]?.live.map(({ author }) => author) ?? [])
  if (signers.includes(session.me.login)) return undefined
  const roles = rolesOf(session, found)
  const isMine = (path: string) =>
    path === 'signedBySocialWorker'
      ? roles.includes('assistente-sociale')
      : roles.includes('operatore') || roles.includes('coordinatore')
  return paths.find((path) => valueOf(folded, path) === undefined && isMine(path))
}
