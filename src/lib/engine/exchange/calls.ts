import { isPulled } from '#lib/domain/schema/database.ts'
import type { Engine, Outcome } from '../api.ts'
import type { Desk } from '../desk.ts'
import { refused as refusedBy } from '../people/enrol.ts'
import type { Ports } from '../ports.ts'
import { titleInCase } from '../review/list-conflicts.ts'
import type { Session } from '../session/session.ts'
import { storeReasons } from '../session/write.ts'
import type { IntegrityView, RefusedRow, SyncView } from '../views.ts'
import { viewSync } from './view-sync.ts'

type ExchangeCalls =
  | 'syncView'
  | 'syncNow'
  | 'noticeNetwork'
  | 'workOffline'
  | 'refused'
  | 'retryRefused'
  | 'quarantine'
  | 'devices'
  | 'revokeDevice'
  | 'storage'
  | 'verify'

const nothing: SyncView = {
  phase: 'idle',
  online: false,
  local: 0,
  sent: 0,
  confirmed: 0,
  refused: 0,
  quarantined: 0,
  conflicts: 0,
  forcedOffline: false,
}

/** What the page "Sincronizzazione" asks for. */
export function exchangeCalls(ports: Ports, desk: Desk): Pick<Engine, ExchangeCalls> {
  return {
    syncView: async () => (await viewOfExchange(ports, desk)) ?? nothing,
    async syncNow() {
      const exchanging = desk.exchanging()
      if (!exchanging) return { ok: false, reason: 'locked' }
      if (!ports.runtime.online()) return { ok: false, reason: 'offline' }
      const isDone = await exchanging.now()
      await desk.settled()
      if (desk.exchanging() && !(await viewOfExchange(ports, desk)))
        return { ok: false, reason: 'store-shut' }
      return isDone ? { ok: true } : { ok: false, reason: 'busy' }
    },
    noticeNetwork: () => desk.read(() => desk.exchanging()?.hurry(), undefined),
    async workOffline(on) {
      desk.exchanging()?.setOffline(on)
      const sync = await viewOfExchange(ports, desk)
      if (sync) desk.signal({ type: 'sync', sync })
    },
    refused: () => desk.read(refusedRows, []),
    retryRefused: (ids) => desk.act((session) => retry(session, ids)),
    quarantine: () =>
      desk.read(async (session) => {
        const read = await session.store.quarantined()
        return read.ok ? read.value.map(({ id, scope, reason, at }) => ({ id, scope, reason, at })) : []
      }, []),
    devices: () => desk.read((session) => devices(ports, session), { ok: false, reason: 'locked' }),
    revokeDevice: (id) =>
      desk.act(async (session) => {
        const answer = await ports.gateway.revoke(callerOf(session), id)
        return answer.ok ? { ok: true } : refusedBy(answer)
      }),
    storage: () =>
      desk.read(
        async (session) => {
          const size = await session.store.size()
          const held = size.ok ? size.value : { records: 0, entries: 0 }
          // Opened anew, since the browser may have granted persistence since the unlock.
          const known = await ports.keyring.person(session.person)
          const { persisted, bucket, usage } = known ? await ports.openPlace(known.place) : session.place
          return { persisted, bucket, ...(await usage()), ...held }
        },
        { persisted: false, bucket: false, usedBytes: 0, quotaBytes: 0, records: 0, entries: 0 },
      ),
    verify: () => desk.read((session) => verify(ports, desk, session), { ...unchecked, at: 0 }),
  }
}

/** The exchange as the chip shows it; none while locked, or when the store does not answer. */
export async function viewOfExchange(ports: Ports, desk: Desk): Promise<SyncView | undefined> {
  const [session, exchanging] = [desk.session(), desk.exchanging()]
  if (!session || !exchanging) return undefined
  const standing = await session.store.standing()
  if (!standing.ok) return undefined
  const { counts, scopes } = standing.value
  // Whole only when every database that this person reads has been exchanged.
  const oldest = (mark: 'lastPull' | 'lastReconcile') => {
    const pulled = session.granted.databases.filter(isPulled)
    const marks = pulled.map((name) => scopes.find(({ scope }) => scope === name)?.[mark])
    return marks.includes(undefined)
      ? undefined
      : Math.min(...marks.map((moment) => Date.parse(String(moment))))
  }
  return viewSync(session, counts, exchanging.state(), {
    online: ports.runtime.online(),
    forcedOffline: exchanging.isOffline(),
    lastExchange: oldest('lastPull'),
    lastReconcile: oldest('lastReconcile'),
  })
}

async function refusedRows(session: Session): Promise<RefusedRow[]> {
  const read = await session.store.refused()
  if (!read.ok) return []
  return read.value.map(({ id, reason, entry }) => {
    const row = entry && session.rows.get(entry.record)
    return {
      id,
      record: entry?.case ?? entry?.record ?? '',
      title: row ? titleInCase(session, row) : '',
      reason,
      at: entry?.at ?? '',
      author: session.directory.author(entry?.author ?? session.me.login),
    }
  })
}

async function retry(session: Session, ids: string[]): Promise<Outcome> {
  const read = await session.store.refused()
  if (!read.ok) return { ok: false, reason: storeReasons[read.reason] }
  const chosen = read.value.filter(({ id, scope }) => ids.includes(id) && isStillRead(session, scope))
  for (const { scope, id } of chosen) await session.store.retryRefused(scope, [id])
  return { ok: true }
}

/** What was written where this person has no role any more is not tried again: it would wait without a reason. */
function isStillRead(session: Session, scope: string): boolean {
  return session.granted.databases.includes(scope)
}

function callerOf(session: Session): { login: string; device: string } {
  return { login: session.me.login, device: session.me.device.id }
}

async function devices(ports: Ports, session: Session): ReturnType<Engine['devices']> {
  const answer = await ports.gateway.devices(callerOf(session))
  if (!answer.ok) return refusedBy(answer)
  const here = session.me.device.id
  return { ok: true, devices: answer.value.map((device) => ({ ...device, here: device.id === here })) }
}

const unchecked = { isComplete: false, records: 0, entries: 0, differing: [], damaged: [] }

/** "Verifica integrità": every folded row against the fold of its entries; what differs is folded again. */
async function verify(ports: Ports, desk: Desk, session: Session): Promise<IntegrityView> {
  const checked = await session.store.verify()
  const at = ports.runtime.now()
  if (!checked.ok) return { ...unchecked, at }
  const { records, entries, differing, damaged } = checked.value
  const wrong = [...differing, ...damaged]
  const repaired = wrong.length > 0 ? await session.store.repair(wrong) : undefined
  if (repaired?.ok) desk.exchanging()?.nudge()
  const names = (refs: readonly { record: string }[]) => refs.map(({ record }) => record)
  const isComplete = repaired?.ok !== false
  return { isComplete, records, entries, differing: names(differing), damaged: names(damaged), at }
}
