import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * A note in the data folder that names the process holding it. LevelDB's lock keeps other processes out,
 * but a second try by the same process, though refused, would silently undo it: closing any handle of a
 * file gives up a process's POSIX locks on it. So the same process looks here first. A note left by a
 * killed process matches no other, since it tells when its process began.
 */
const note = (dataDir: string) => join(dataDir, 'held-by')
const thisProcess = () => `${process.pid} ${performance.timeOrigin}`

/** To be asked before LevelDB is. */
export async function isHeldByThisProcess(dataDir: string): Promise<boolean> {
  const text = await readFile(note(dataDir), 'utf8').catch(() => '')
  return text === thisProcess()
}

/** To be called once the lock is held. */
export function noteHolder(dataDir: string): Promise<void> {
  return writeFile(note(dataDir), thisProcess())
}

/** To be called before the lock is given up. */
export function removeNote(dataDir: string): Promise<void> {
  return rm(note(dataDir), { force: true })
}
