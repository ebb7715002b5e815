import type { Gateway } from '../gateway.ts'
import { recheck } from './authorise.ts'

/** How often sessions with an answer still open, and the epoch, are looked at, in milliseconds. */
export const watchMs = 10_000

/** Hears that the epoch was turned after a restore: what the older copy forgot to erase goes again. */
export async function noticeRestore({
  epoch,
  erasures,
  transfers,
  sharings,
  numbering,
}: Pick<Gateway, 'epoch' | 'erasures' | 'transfers' | 'sharings' | 'numbering'>): Promise<void> {
  if (!(await epoch.refresh())) return
  transfers.renew()
  erasures.renew()
  sharings.renew()
  numbering.renew()
}

/** Cuts long-polls of people who were revoked meanwhile. Stop it with the returned function. */
export function watchSessions(
  gateway: Gateway,
  everyMs: number,
  onFault: (error: unknown) => void,
): () => void {
  async function look(): Promise<void> {
    await noticeRestore(gateway)
    const open = gateway.sessions.all().filter((session) => session.open.size > 0)
    await Promise.all(open.map((session) => recheck(gateway, session)))
  }
  const timer = setInterval(() => void look().catch(onFault), everyMs)
  timer.unref()
  return () => clearInterval(timer)
}
