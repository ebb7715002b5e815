import { dayOf } from '#lib/domain/calendar.ts'
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

/** Cuts long-polls of people who were revoked meanwhile, and sees that a day has come. Stop it with the returned function. */
export function watchSessions(
  gateway: Gateway,
  everyMs: number,
  onFault: (error: unknown) => void,
): () => void {
  let today = dayOf(gateway.now())
  async function look(): Promise<void> {
    await noticeRestore(gateway)
    const day = dayOf(gateway.now())
    if (day !== today) gateway.withdrawals.look()
    today = day
    const open = gateway.sessions.all().filter((session) => session.open.size > 0)
    await Promise.all(open.map((session) => recheck(gateway, session)))
  }
  const timer = setInterval(() => void look().catch(onFault), everyMs)
  timer.unref()
  return () => clearInterval(timer)
}
