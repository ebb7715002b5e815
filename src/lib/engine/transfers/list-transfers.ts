import { plainText } from '#lib/domain/schema/plain-text.ts'
import { parseDatabase } from '#lib/domain/schema/database.ts'
import { rolesAt } from '#lib/domain/schema/roles.ts'
import { winCode } from '#lib/domain/win-code.ts'
import { personRow } from '../casework/case-row.ts'
import type { Session } from '../session/session.ts'
import { titleOf, type Row } from '../session/summarise.ts'
import type { CaseTransfers, TransferState, TransferView } from './transfer-view.ts'

/** Every transfer that this person's tavoli propose or are proposed, the newest first. */
export function listTransfers(session: Session): TransferView[] {
  const views = session.rows.ofKind('transfer').flatMap((row) => viewOf(session, row) ?? [])
  return views.sort((a, b) => (a.on < b.on ? 1 : -1))
}

/** The transfers of one case, and where it may go from here. */
export function transfersOf(session: Session, target: string): CaseTransfers {
  const here = parseDatabase(session.rows.get(target)?.scope ?? '')?.tavolo
  return {
    tavoli: session.directory.tavoli().filter(({ slug }) => slug !== here),
    transfers: listTransfers(session).filter((transfer) => transfer.target === target),
  }
}

/** A transfer as its pages show it; `undefined` for words about none, which a forged answer would be. */
function viewOf(session: Session, row: Row): TransferView | undefined {
  const { target, from, to, reason, on, refusedWhy } = row.shown
  if (typeof target !== 'string' || typeof from !== 'string' || typeof to !== 'string') return undefined
  const tavoloOf = (slug: string) => ({ slug, name: session.directory.tavoloName(slug) })
  const coordinates = (slug: string) => rolesAt(session.me.grants, slug).includes('coordinatore')
  const ofCase = session.rows.get(target)
  const person = ofCase && personRow(session, ofCase)
  const [state, since] = standingOf(session, row)
  return {
    record: row.record,
    target,
    code: winCode(target),
    ...(ofCase && { title: titleOf((person ?? ofCase).shown) }),
    from: tavoloOf(from),
    to: tavoloOf(to),
    reason: plainText(reason),
    on: plainText(on),
    by: session.directory.author(row.by),
    state,
    ...(since !== undefined && { since }),
    ...(typeof refusedWhy === 'string' && state === 'RIFIUTATO' && { refusedWhy }),
    mayAnswer: state === 'PROPOSTO' && coordinates(to),
    mayWithdraw: state === 'PROPOSTO' && coordinates(from),
  }
}

/** Where both sides spoke at once, the gateway decided: by where the case is. */
function standingOf(session: Session, { shown }: Row): [TransferState, since?: string] {
  const { target, from, withdrawnOn, acceptedOn, refusedOn } = shown
  const isStill = parseDatabase(session.rows.get(plainText(target))?.scope ?? '')?.tavolo === from
  if (typeof acceptedOn === 'string' && !(typeof withdrawnOn === 'string' && isStill))
    return ['ACCETTATO', acceptedOn]
  if (typeof withdrawnOn === 'string') return ['RITIRATO', withdrawnOn]
  return typeof refusedOn === 'string' ? ['RIFIUTATO', refusedOn] : ['PROPOSTO']
}
