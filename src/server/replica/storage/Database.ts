import type { LevelStore } from 'leveldown'
import { type Validator, compileValidator } from '../validation/compileValidator.ts'
import type { Catalogue, CatalogueEntry } from './Catalogue.ts'
import { createGate, createQueue } from './Gate.ts'
import { type Engine, openEngine } from './openEngine.ts'
import { readDesignDocuments } from './reads.ts'

/** Thrown into requests that still hold a database which was deleted meanwhile; answered with 404. */
export class DatabaseGone extends Error {}

/** One database: its files opened at first use and kept open, with everything that guards their use. */
export type Database = {
  name: string
  /** What the catalogue says now: security and the like. */
  entry(): CatalogueEntry
  read<T>(run: (level: LevelStore) => Promise<T>): Promise<T>
  /** Writes one after the other; wakes those who wait for changes. */
  write<T>(run: (engine: Engine) => Promise<T>): Promise<T>
  /** Runs with the files closed and nobody inside. */
  closed<T>(run: (entry: CatalogueEntry) => Promise<T>): Promise<T>
  /** Grows with every write: take it before reading, and wait for what came after. */
  version(): number
  changedSince(version: number, signal: AbortSignal): Promise<void>
  /** The compiled validators of the living design documents. */
  validators(level: LevelStore): Promise<Validator[]>
  forgetValidators(): void
  /** Closes for good; `gone` when it was deleted. */
  close(gone: boolean): Promise<void>
}

export function createDatabase(name: string, catalogue: Catalogue, flush: boolean): Database {
  const gate = createGate()
  const inTurn = createQueue()
  const waiting = new Set<() => void>()
  let opening: Promise<Engine> | null = null
  let validators: Promise<Validator[]> | null = null
  let gone = false
  let version = 0

  function entry(): CatalogueEntry {
    const found = catalogue.get(name)
    if (!found || gone) throw new DatabaseGone()
    return found
  }

  function open(): Promise<Engine> {
    opening ??= openEngine(catalogue.pathOf(entry().folder), flush).catch((error: unknown) => {
      opening = null
      throw error
    })
    return opening
  }

  async function closeFiles() {
    const engine = await opening
    opening = null
    validators = null
    await engine?.pouch.close()
  }

  function announce() {
    version += 1
    for (const wake of waiting) wake()
    waiting.clear()
  }

  return {
    name,
    entry,
    read: (run) => gate.shared(async () => run((await open()).level)),
    write: (run) =>
      inTurn(() =>
        gate.shared(async () => {
          try {
            return await run(await open())
          } finally {
            announce()
          }
        }),
      ),
    closed: (run) =>
      gate.alone(async () => {
        const current = entry()
        await closeFiles()
        try {
          return await run(current)
        } finally {
          announce()
        }
      }),
    version: () => version,
    changedSince(since, signal) {
      if (version !== since || signal.aborted) return Promise.resolve()
      return new Promise((resolve) => {
        const wake = () => {
          waiting.delete(wake)
          signal.removeEventListener('abort', wake)
          resolve()
        }
        waiting.add(wake)
        signal.addEventListener('abort', wake, { once: true })
      })
    },
    validators(level) {
      validators ??= readDesignDocuments(level).then((designs) =>
        designs.flatMap((design) => compileValidator(design) ?? []),
      )
      return validators
    },
    forgetValidators() {
      validators = null
    },
    close(isGone) {
      return gate.alone(async () => {
        gone = isGone
        await closeFiles()
        announce()
      })
    },
  }
}
