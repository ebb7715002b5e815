import { lossHours, lossKinds } from '#lib/domain/kinds/loss.ts'
import { grantOf } from '#lib/domain/schema/roles.ts'
import { winCode } from '#lib/domain/win-code.ts'
import { newRecordId } from '#lib/entries/ids.ts'
import { textOf, valueOf } from '#lib/entries/read.ts'
import type { StoredRecord } from '#lib/store/types.ts'
import type { Outcome } from '../api.ts'
import { viewOf } from '../casework/open-case.ts'
import { refused } from '../people/enrol.ts'
import type { Ports } from '../ports.ts'
import { freshChanges } from '../session/fresh.ts'
import type { Session } from '../session/session.ts'
import { write } from '../session/write.ts'
import type { AboardView, LossInput, LossView } from './loss-view.ts'

const callerOf = ({ me }: Session) => ({ login: me.login, device: me.device.id })

/** What may be on a device: what its owner might read when it last exchanged. */
export async function aboard(
  { gateway }: Pick<Ports, 'gateway'>,
  session: Session,
  device: string,
): Promise<Outcome<AboardView>> {
  const answer = await gateway.aboard(callerOf(session), device)
  if (!answer.ok) return refused(answer)
  const { lastSeen, revoked, aboard: all } = answer.value
  const tavoli = all.map(({ tavolo, cases, contacts }) => ({
    name: session.directory.tavoloName(tavolo),
    codes: cases.map(winCode),
    contacts,
  }))
  return { ok: true, lastSeen, ...(revoked !== undefined && { revoked }), tavoli }
}

/** Shuts a lost tablet out, if nobody has yet, and opens its page in the register. Needs the network. */
export async function reportLoss(
  ports: Pick<Ports, 'gateway' | 'runtime'>,
  session: Session,
  input: LossInput,
): Promise<Outcome<{ record: string }>> {
  if (!lossKinds.some((each) => each === input.what)) return { ok: false, reason: 'required', path: 'what' }
  if (!input.lostOn) return { ok: false, reason: 'required', path: 'lostOn' }
  const before = await ports.gateway.aboard(callerOf(session), input.device)
  if (!before.ok) return refused(before)
  const revoked = await ports.gateway.revoke(callerOf(session), input.device)
  if (!revoked.ok) return refused(revoked)
  const now = new Date(ports.runtime.now()).toISOString()
  const { lastSeen, aboard: all } = before.value
  const { circumstances, ...said } = input
  const record = newRecordId('loss', session.runtime.random)
  const changes = freshChanges({
    ...said,
    ...(circumstances.trim() && { circumstances }),
    knownAt: now,
    lastSeenAt: lastSeen,
    revokedAt: before.value.revoked ?? now,
    cases: all.reduce((sum, { cases }) => sum + cases.length, 0),
    contacts: all.reduce((sum, { contacts }) => sum + contacts, 0),
  })
  const saved = await write(session, 'cabina', [{ kind: 'loss', record, changes }])
  return saved.ok ? { ok: true, record } : saved
}

/** The register, the newest page first. */
export async function listLosses(session: Session): Promise<LossView[]> {
  const found: LossView[] = []
  await session.store.recordsOf({ scope: 'cabina', kind: 'loss' }, (batch) => {
    for (const stored of batch) found.push(lossView(session, stored))
  })
  return found.sort((a, b) => b.deadline - a.deadline)
}

function lossView(session: Session, stored: StoredRecord): LossView {
  const { folded } = stored
  const knownAt = Date.parse(textOf(folded, 'knownAt') ?? '')
  return {
    view: viewOf(session, stored),
    holder: session.directory.author(textOf(folded, 'holder') ?? ''),
    deadline: (Number.isNaN(knownAt) ? 0 : knownAt) + lossHours * 3_600_000,
    isDecided: valueOf(folded, 'decision') !== undefined,
    isClosed: valueOf(folded, 'closedOn') !== undefined,
    mayWrite: session.me.grants.includes(grantOf('amministrazione')),
  }
}
