import { addDays } from '../calendar.ts'

/** The days ahead of its end at which the renewal of a protocol is due (domain.md §6). */
export const renewalDays = 60

/** Where a protocol stands: nobody signed it, it begins later, it holds, it ends soon, it is over. */
export type ProtocolStanding = 'BOZZA' | 'FUTURO' | 'IN_VIGORE' | 'IN_SCADENZA' | 'SCADUTO'

/** Where a protocol stands on a day; `to` is the last day on which it holds. */
export function protocolStanding(
  { from, to, signatures }: { from?: string; to?: string; signatures: number },
  today: string,
): ProtocolStanding {
  if (to !== undefined && to < today) return 'SCADUTO'
  if (signatures === 0 || from === undefined) return 'BOZZA'
  if (from > today) return 'FUTURO'
  return to !== undefined && to <= addDays(today, renewalDays) ? 'IN_SCADENZA' : 'IN_VIGORE'
}
