import type { LevelStore } from 'leveldown'
import { type Validator, compileValidator } from '../validation/compileValidator.ts'
import { type Announcer, createAnnouncer } from './Announcer.ts'
import type { Catalogue, CatalogueEntry } from './Catalogue.ts'
import { createGate, createQueue } from './Gate.ts'
import { type Engine, openEngine } from './openEngine.ts'
import { readDesignDocuments } from './reads.ts'

/** Thrown into requests that still hold a database which was deleted or closed meanwhile; answered with 404. */
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
  /** Announces every write. */
  changes: Announcer
  /** The compiled validators of the living design documents. */
  validators(level: LevelStore): Promise<Validator[]>
  forgetValidators(): void
  /** Closes for good: a request that outlives its connection must not open the files again. */
  close(): Promise<void>
}

type Files = { open(): Promise<Engine>; close(): Promise<void> }

/** Opens at first use, once for all who ask; a failed try is not remembered. */
function createFiles(folder: () => string, flush: boolean): Files {
  let opening: Promise<Engine> | null = null
  return {
    open() {
      opening ??= openEngine(folder(), flush).catch((error: unknown) => {
        opening = null
        throw error
      })
      return opening
    },
    async close() {
      const engine = await opening
      opening = null
      await engine?.pouch.close()
    },
  }
}

async function compileValidators(level: LevelStore): Promise<Validator[]> {
  const designs = await readDesignDocuments(level)
  return designs.flatMap((design) => compileValidator(design) ?? [])
}

/** A database of the catalogue; nothing is opened yet. */
export function createDatabase(name: string, catalogue: Catalogue, flush: boolean): Database {
  const gate = createGate()
  const inTurn = createQueue()
  const changes = createAnnouncer()
  const files = createFiles(() => catalogue.pathOf(entry().folder), flush)
  let validators: Promise<Validator[]> | null = null
  let gone = false

  function entry(): CatalogueEntry {
    const found = catalogue.get(name)
    if (!found || gone) throw new DatabaseGone()
    return found
  }

  async function whenClosed<T>(run: () => Promise<T>): Promise<T> {
    await files.close()
    validators = null
    return run().finally(changes.announce)
  }

  return {
    name,
    entry,
    changes,
    read: (run) => gate.shared(async () => run((await files.open()).level)),
    write: (run) => inTurn(() => gate.shared(async () => run(await files.open()).finally(changes.announce))),
    closed: (run) => gate.alone(() => whenClosed(async () => run(entry()))),
    validators: (level) => (validators ??= compileValidators(level)),
    forgetValidators() {
      validators = null
    },
    close: () =>
      gate.alone(() =>
        whenClosed(() => {
          gone = true
          return Promise.resolve()
        }),
      ),
  }
}
