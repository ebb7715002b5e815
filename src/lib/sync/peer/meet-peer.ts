import { databasesFor, isPulled } from '#lib/domain/schema/database.ts'
import type { Certificate } from '#lib/entries/certificate.ts'
import type { Exchange } from '../exchange.ts'
import { introduce, type Identity, type Stranger } from './introduce.ts'
import { createJudge } from './judge-entry.ts'
import type { Line } from './line.ts'
import { createPeerRemote } from './peer-remote.ts'
import { servePeer } from './serve-peer.ts'
import { takeEntries, type Taken } from './take-entries.ts'
import { talkOver, type Talk } from './talk.ts'

/** What a meeting of two tablets did: `given` is what the other says that it took. */
export type Met = Taken & { peer: Certificate; given: number }

/** Why it did not come to its end. What was taken until then is here. */
export type NotMet = Stranger | 'broken-off' | 'store'

/** One side of the meeting. */
export type PeerOptions = Omit<Exchange, 'remote'> & {
  own: Identity
  gateway: { device: string; publicKey: string }
  sleep(ms: number, signal?: AbortSignal): Promise<void>
}

/** The databases that both may read, the network's first: it tells who everybody is. Papers are not among them. */
export function sharedScopes(one: Certificate, other: Certificate): string[] {
  const theirs = new Set(databasesFor(other.grants).map(({ name }) => name))
  const both = databasesFor(one.grants).filter(({ name }) => theirs.has(name) && isPulled(name))
  return both
    .map(({ name }) => name)
    .sort((a, b) => Number(b === 'rete') - Number(a === 'rete') || (a < b ? -1 : 1))
}

/** [Y16] Two tablets with no network between them: each proves itself, then each takes what it lacks from the other. */
export async function meetPeer(
  line: Line,
  options: PeerOptions,
): Promise<{ ok: true; met: Met } | { ok: false; why: NotMet }> {
  const talk = talkOver(line, options.sleep)
  const known = await introduce(talk, options.own)
  if (!known.ok) {
    talk.end()
    return known
  }
  const { peer } = known
  const scopes = sharedScopes(options.own.certificate, peer)
  servePeer(talk, options.store, new Set(scopes))
  const taken = await takeAll(talk, options, scopes, peer)
  if (!taken.ok) {
    talk.end()
    return taken
  }
  talk.say({ is: 'took', count: taken.taken.fresh })
  // The other may still be asking.
  const theirs = await talk.next('took')
  talk.end()
  return theirs
    ? { ok: true, met: { ...taken.taken, peer, given: theirs.count } }
    : { ok: false, why: 'broken-off' }
}

async function takeAll(
  talk: Talk,
  { own, gateway, sleep: _sleep, ...rest }: PeerOptions,
  scopes: readonly string[],
  peer: Certificate,
): Promise<{ ok: true; taken: Taken } | { ok: false; why: NotMet }> {
  const exchange: Exchange = { ...rest, remote: createPeerRemote(talk) }
  const total: Taken = { fresh: 0, left: 0 }
  for (const scope of scopes) {
    // Made anew for each: what the network's database brought tells of more devices.
    const judge = createJudge({
      store: rest.store,
      gateway,
      verify: own.verify,
      known: [own.certificate, peer],
    })
    const taken = await takeEntries(exchange, scope, judge)
    if (!taken.ok) return { ok: false, why: taken.trouble.reason === 'store' ? 'store' : 'broken-off' }
    total.fresh += taken.value.fresh
    total.left += taken.value.left
  }
  return { ok: true, taken: total }
}
