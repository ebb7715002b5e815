import { singleFlight } from '#lib/sync/single-flight.ts'
import { letContactsGo } from '../contacts/let-contacts-go.ts'
import { reportFigures } from '../cabina/report-figures.ts'
import { noteKnown } from '../contacts/note-known.ts'
import type { Desk } from '../desk.ts'
import { letPapersGo } from '../documents/kept-papers.ts'
import { keepExchanging } from '../exchange/keep-exchanging.ts'
import { viewOfExchange } from '../exchange/calls.ts'
import type { Ports } from '../ports.ts'
import { noteWaiting } from '../people/note-waiting.ts'
import { meOf } from './me.ts'
import { mendDamage } from './mend-damage.ts'
import type { Session } from './session.ts'

/**
 * Puts an open session on the desk: the exchange starts, and whatever changes is told to this tab and the others.
 * `onOver`: its access was closed, or a tab with a newer app has taken its data.
 */
export function takeSeat(
  ports: Ports,
  desk: Desk,
  session: Session,
  onOver: (why: 'revoked' | 'newer-app') => Promise<void>,
): void {
  let noted: number | undefined
  const tellSync = singleFlight(async () => {
    if (desk.session() !== session) return
    const sync = await viewOfExchange(ports, desk)
    // Counts that nobody can read are not zero: the last ones stay.
    if (!sync) return
    desk.signal({ type: 'sync', sync })
    if (sync.local + sync.refused === noted) return
    noted = sync.local + sync.refused
    await noteWaiting(ports, session, noted)
  })
  const exchanging = keepExchanging(ports, session, {
    onState: () => void tellSync(),
    async onRenewed() {
      session.me = meOf(session.granted, session.me.device, session.directory)
      await tellSync()
    },
    onRevoked: () => onOver('revoked'),
    async onExchanged() {
      if (desk.session() !== session) return false
      await desk.settled()
      await letContactsGo(session)
      await letPapersGo(session)
      const hasNoted = await noteKnown(session)
      return (await reportFigures(session)) || hasNoted
    },
  })
  const following = session.follow(({ records, ours, counts }) => {
    if (desk.session() !== session) return
    session.me = meOf(session.granted, session.me.device, session.directory)
    if (records.length > 0) desk.signal({ type: 'changed', records: records.map(({ record }) => record) })
    if (ours) ports.tabs.post({ type: 'changed', vault: session.person, records: ours })
    // Marks of a scope alone are told with the turn that moved them.
    if (counts || records.length > 0) void tellSync()
  })
  const unwatch = session.store.watch((event) => {
    if (desk.session() !== session) return
    if (event.type === 'opened') desk.signal({ type: 'store' })
    if (event.type !== 'closed') return
    // Data that do not open, or were cleared, must not take the open words off the screen.
    if (event.reason === 'newer-app') void onOver('newer-app')
    else desk.signal({ type: 'store', shut: event.reason })
  })
  const unmend = mendDamage(session.store, () => exchanging.nudge())
  desk.sit(session, exchanging, {
    ...following,
    stop() {
      following.stop()
      unmend()
      unwatch()
    },
  })
  desk.signal({ type: 'unlocked' })
}
