import { lineOver, type PeerPort } from '#lib/sync/peer/line.ts'
import { meetPeer, type NotMet } from '#lib/sync/peer/meet-peer.ts'
import type { Outcome, Reason } from '../api.ts'
import type { Session } from '../session/session.ts'
import { identityOf } from './identity.ts'
import type { TabletReport } from './tablet-view.ts'

/** Why two tablets did not exchange, for people. */
export const peerReasons: Record<NotMet, Reason> = {
  silent: 'peer-gone',
  'broken-off': 'peer-gone',
  'no-certificate': 'peer-unknown',
  foreign: 'peer-unknown',
  'no-proof': 'peer-unknown',
  expired: 'peer-expired',
  'cut-off': 'revoked',
  myself: 'peer-myself',
  store: 'store-shut',
}

/** "Scambia tra tablet": over a line that the page opened. `channel` is what both ends alone know of it. */
export async function meetTablet(
  session: Session,
  port: PeerPort,
  channel: string,
  tell: (done: number, total: number) => void,
): Promise<Outcome<{ report: TabletReport }>> {
  const line = lineOver(port)
  const own = await identityOf(session, channel)
  if (!own) {
    line.end()
    return { ok: false, reason: 'unauthorised' }
  }
  const { runtime, store, granted, directory } = session
  const met = await meetPeer(line, {
    own,
    store,
    gateway: granted.gateway,
    signal: new AbortController().signal,
    now: () => runtime.now(),
    breathe: () => runtime.sleep(0),
    sleep: (ms, signal) => runtime.sleep(ms, signal),
    progress: tell,
  })
  if (!met.ok) return { ok: false, reason: peerReasons[met.why] }
  const { peer, fresh, given, left } = met.met
  const { login, name } = directory.author(peer.login)
  return { ok: true, report: { with: { login, name }, received: fresh, given, left } }
}
