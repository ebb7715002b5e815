import { appendFileSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/**
 * One line of the access log: who, from which device, did what to which database, and how much. No id of a
 * record, no address, no text: what a person is called stands in no line.
 */
export type Access = {
  login?: string
  device?: string
  method: string
  /** The endpoint, such as `_bulk_docs` or `session`. */
  what: string
  database?: string
  status: number
  bytes?: number
  /** Entries offered, and how many of them were refused. */
  entries?: number
  refused?: number
  /** Of a relay: whose entries they were. */
  authors?: string[]
  /** The answer did not go out whole: the person left, or the session ended. */
  cut?: true
}

/** Writes lines to `access-YYYY-MM-DD.log`, a file for each day in UTC. */
export type AccessLog = { write(access: Access): void }

const dayMs = 86_400_000
const grammar = /^access-(\d{4}-\d{2}-\d{2})\.log$/

/** Opens the log of a folder. Files older than `days` are removed now and whenever a new day begins. */
export function openAccessLog(folder: string, days: number, now: () => number): AccessLog {
  mkdirSync(folder, { recursive: true })
  let day = ''
  return {
    write(access) {
      const time = new Date(now()).toISOString()
      if (time.slice(0, 10) !== day) {
        day = time.slice(0, 10)
        removeOld(folder, new Date(now() - days * dayMs).toISOString().slice(0, 10))
      }
      // In step with the answer: a line that waits in memory is lost with the process.
      appendFileSync(join(folder, `access-${day}.log`), `${JSON.stringify({ time, ...access })}\n`, {
        mode: 0o600,
      })
    },
  }
}

function removeOld(folder: string, oldest: string): void {
  for (const file of readdirSync(folder)) {
    const of = grammar.exec(file)?.[1]
    if (of !== undefined && of < oldest) rmSync(join(folder, file))
  }
}
