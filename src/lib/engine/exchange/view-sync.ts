import type { SyncState } from '#lib/sync/state.ts'
import type { Counts } from '#lib/store/types.ts'
import { networkConflicts } from '../session/network-conflicts.ts'
import type { Session } from '../session/session.ts'
import type { SyncView } from '../views.ts'

/** Where everything is, in the words of the sync chip. */
export function viewSync(
  session: Session,
  counts: Counts,
  state: SyncState,
  edges: { online: boolean; forcedOffline: boolean; lastExchange?: number; lastReconcile?: number },
): SyncView {
  const conflicts = [...session.rows.all(), ...networkConflicts(session)].reduce(
    (sum, row) => sum + row.conflicts.length + row.rules.length,
    0,
  )
  const trouble = troubleOf(state, edges.online)
  const lastExchange = state.lastExchange ?? edges.lastExchange
  return {
    phase: phaseOf(state, lastExchange === undefined),
    online: edges.online && !edges.forcedOffline,
    local: counts.local,
    sent: counts.sent,
    confirmed: counts.confirmed,
    refused: counts.refused,
    quarantined: counts.quarantined,
    conflicts,
    ...(counts.oldestUnsent !== undefined && { waitingSince: Date.parse(counts.oldestUnsent) }),
    ...(lastExchange !== undefined && { lastExchange }),
    ...(edges.lastReconcile !== undefined && { lastReconcile: edges.lastReconcile }),
    ...(state.troubleSince !== undefined && trouble !== undefined && { offlineSince: state.troubleSince }),
    ...(isMoving(state) && { progress: state.progress }),
    ...(trouble !== undefined && { trouble }),
    forcedOffline: edges.forcedOffline,
  }
}

/** A look that finds nothing new stays quiet; the first exchange and whatever moves entries show. */
function phaseOf(state: SyncState, isFirst: boolean): SyncView['phase'] {
  if (state.phase !== 'working') return state.phase
  return isFirst || isMoving(state) ? 'pulling' : 'idle'
}

function isMoving(state: SyncState): boolean {
  return (state.progress?.total ?? 0) > 0
}

const troubles: Record<string, NonNullable<SyncView['trouble']>> = {
  offline: 'offline',
  timeout: 'offline',
  portal: 'portal',
  misshapen: 'server',
  unauthorised: 'unauthorised',
  revoked: 'revoked',
  busy: 'busy',
  server: 'server',
  refused: 'server',
  store: 'server',
}

function troubleOf(state: SyncState, online: boolean): SyncView['trouble'] {
  if (!online) return 'offline'
  return state.trouble && troubles[state.trouble.reason]
}
