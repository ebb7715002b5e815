import type { Core } from './core.ts'
import type { Database } from './database.ts'
import type { StoreEvent } from './types.ts'

/**
 * [S15] The way to the database. A newer tab that changes the tables, or a wipe, must not wait for us, and what we
 * closed stays closed. What the browser closes by itself (a tablet that slept, a full disk) is opened again.
 */
export function holdConnection(
  db: Database,
  emit: (event: StoreEvent) => void,
): Pick<Core, 'close' | 'revive'> {
  let isOurs = false
  let opening: Promise<boolean> | undefined
  const close = () => {
    isOurs = true
    db.close({ disableAutoOpen: true })
  }
  async function revive(): Promise<boolean> {
    if (isOurs) return false
    if (db.isOpen()) return true
    opening ??= openAgain(db)
      .then((isOpen) => {
        if (!isOpen && !isOurs) emit({ type: 'closed', reason: 'browser' })
        return isOpen
      })
      .finally(() => (opening = undefined))
    return opening
  }
  db.on('versionchange', (event) => {
    close()
    emit({ type: 'closed', reason: event.newVersion === null ? 'wiped' : 'newer-app' })
    return false
  })
  return { close, revive }
}

/** A database without a gate is not the one that was closed: somebody wiped that, and this one is new. */
async function openAgain(db: Database): Promise<boolean> {
  try {
    await db.open()
    if (await db.gate.get('gate')) return true
    await db.delete({ disableAutoOpen: false })
    return false
  } catch {
    // Whatever keeps it shut, the next who asks tries again.
    return false
  }
}
