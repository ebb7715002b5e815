import { addDays } from '#lib/domain/calendar.ts'
import { commitmentStanding, sumCommitments } from '#lib/domain/network/commitments.ts'
import { protocolStanding, renewalDays } from '#lib/domain/network/protocol-standing.ts'
import { grantOf } from '#lib/domain/schema/roles.ts'
import type { Folded } from '#lib/entries/fold.ts'
import { itemsOf, textOf, valueOf } from '#lib/entries/read.ts'
import { viewOf } from '../casework/open-case.ts'
import { anyText } from '../session/any-text.ts'
import { dayOf } from '../session/fresh.ts'
import { readRecord } from '../session/read-record.ts'
import type { Session } from '../session/session.ts'
import type {
  CommitmentLine,
  ProtocolLine,
  ProtocolsView,
  ProtocolView,
  Reciprocity,
} from './protocol-view.ts'

/** True for whoever writes protocols. */
export function writesProtocols({ me }: Session): boolean {
  return (['amministrazione', 'cabina'] as const).some((role) => me.grants.includes(grantOf(role)))
}

/** The Patto first, then the protocols by the day on which they end. */
export function listProtocols(session: Session): ProtocolsView {
  const today = dayOf(session.runtime.now())
  const all = session.directory.records('protocol').map(({ folded }) => folded)
  const protocols = all
    .map((folded) => lineOf(folded, today))
    .sort((a, b) => orderOf(a).localeCompare(orderOf(b)))
  const isDue = ({ standing, by }: CommitmentLine) =>
    standing === 'IN_RITARDO' ||
    (standing !== 'MANTENUTO' &&
      standing !== 'NON_MANTENUTO' &&
      by !== undefined &&
      by <= addDays(today, renewalDays))
  const due = all
    .flatMap((folded) => commitmentsOf(session, folded))
    .filter(isDue)
    .sort((a, b) => ((a.by ?? '9999') < (b.by ?? '9999') ? -1 : 1))
  return { protocols, due, mayWrite: writesProtocols(session) }
}

function orderOf({ type, to, subject }: ProtocolLine): string {
  return [type === 'PATTO' ? '0' : '1', to ?? '9999', subject].join(' ')
}

/** One protocol with its commitments. */
export async function openProtocol(session: Session, record: string): Promise<ProtocolView | undefined> {
  const found = await readRecord(session, record)
  if (found?.folded.kind !== 'protocol') return undefined
  return {
    ...lineOf(found.folded, dayOf(session.runtime.now())),
    view: viewOf(session, found),
    commitments: commitmentsOf(session, found.folded),
    mayWrite: writesProtocols(session),
  }
}

/** The reciprocity sheet of a body (domain.md §6). */
export function reciprocityOf(session: Session, body: string): Reciprocity {
  const all = session.directory.records('protocol').map(({ folded }) => folded)
  const commitments = all.flatMap((folded) => commitmentsOf(session, folded))
  const gave = commitments.filter((one) => one.body === body)
  return {
    gave,
    received: commitments.filter((one) => one.receiver === body),
    sum: sumCommitments(gave, dayOf(session.runtime.now())),
    signed: all
      .filter((folded) =>
        partiesOf(folded).some((party) => party.body === body && party.signed && !party.left),
      )
      .map((folded) => ({ record: folded.record, subject: anyText(folded, 'subject') ?? '' })),
  }
}

function lineOf(folded: Folded, today: string): ProtocolLine {
  const [from, to] = [anyText(folded, 'from'), anyText(folded, 'to')]
  const parties = partiesOf(folded).filter(({ left }) => left === undefined || left > today)
  const signed = parties.filter((party) => party.signed !== undefined).length
  const dates = { ...(from !== undefined && { from }), ...(to !== undefined && { to }) }
  return {
    record: folded.record,
    type: textOf(folded, 'type') ?? 'PROTOCOLLO',
    subject: anyText(folded, 'subject') ?? '',
    ...dates,
    standing: protocolStanding({ ...dates, signatures: signed }, today),
    parties: parties.length,
    signed,
  }
}

function partiesOf(folded: Folded): { body?: string; signed?: string; left?: string }[] {
  return itemsOf(folded, 'parties').map((item) => {
    const at = (leaf: string) => anyText(folded, `parties/${item}/${leaf}`)
    const [body, signed, left] = [at('body'), at('signed'), at('left')]
    return { ...(body && { body }), ...(signed && { signed }), ...(left && { left }) }
  })
}

/** The commitments of a protocol, as they stand today. */
export function commitmentsOf({ directory, runtime }: Session, folded: Folded): CommitmentLine[] {
  const today = dayOf(runtime.now())
  const subject = anyText(folded, 'subject') ?? ''
  return itemsOf(folded, 'commitments').flatMap((item) => {
    const words = (leaf: string) => anyText(folded, `commitments/${item}/${leaf}`)
    const count = (leaf: string) => valueOf(folded, `commitments/${item}/${leaf}`)
    const body = words('body')
    if (body === undefined) return []
    const said = Object.fromEntries(
      [
        ...(['receiver', 'unit', 'by', 'state', 'note'] as const).map((leaf) => [leaf, words(leaf)] as const),
        ...(['quantity', 'given'] as const).map((leaf) => [leaf, count(leaf)] as const),
      ].filter(([, value]) => value !== undefined),
    )
    const commitment = { protocol: folded.record, item, body, what: words('what') ?? '', ...said }
    const { receiver } = said as { receiver?: string }
    return [
      {
        ...commitment,
        bodyName: directory.bodyName(body) ?? '',
        ...(receiver !== undefined && { receiverName: directory.bodyName(receiver) ?? '' }),
        subject,
        standing: commitmentStanding(commitment, today),
      },
    ]
  })
}
