import type { Core } from './core.ts'
import type { Database } from './database.ts'
import type { StoreEvent } from './types.ts'

/**
 * [S15] The way to the database. A newer tab that changes the tables, or a wipe, must not wait for us, and what we
 * closed stays closed. What the browser closes by itself (a tablet that slept, a full disk) is opened again.
 */
export function holdConnection(
  db: Database,
  epoch: number,
  emit: (event: StoreEvent) => void,
): Pick<Core, 'close' | 'revive'> {
  let isOurs = false
  let isTold = false
  let opening: Promise<boolean> | undefined
  const close = () => {
    isOurs = true
    db.close({ disableAutoOpen: true })
  }
  async function openAgain(): Promise<boolean> {
    try {
      await db.open()
      const gate = await db.gate.get('gate')
      if (gate && gate.epoch > epoch) {
        close()
        emit({ type: 'closed', reason: 'newer-app' })
        return false
      }
      if (gate) {
        if (isTold) emit({ type: 'opened' })
        isTold = false
        return true
      }
      // This one is new and empty: somebody wiped the one that was closed.
      isOurs = true
      await db.delete({ disableAutoOpen: true })
      emit({ type: 'closed', reason: 'wiped' })
    } catch {
      // Whatever keeps it shut, the next who asks tries again; people are told once.
      if (!isOurs && !isTold) emit({ type: 'closed', reason: 'browser' })
      isTold = true
    }
    return false
  }
  async function revive(): Promise<boolean> {
    if (isOurs) return false
    if (db.isOpen()) return true
    opening ??= openAgain().finally(() => (opening = undefined))
    return opening
  }
  db.on('versionchange', (event) => {
    close()
    emit({ type: 'closed', reason: event.newVersion === null ? 'wiped' : 'newer-app' })
    return false
  })
  return { close, revive }
}
