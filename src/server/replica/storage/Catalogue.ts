import { randomBytes } from 'node:crypto'
import { mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import leveldown, { type LevelStore } from 'leveldown'
import type { Security } from '../auth/security.ts'
import { isHeldByThisProcess, noteHolder, removeNote } from './holder.ts'
import { createQueue } from './Gate.ts'
import { readMany, settled } from './level.ts'

/** What the server remembers of a database beside its documents. `created` is in seconds. */
export type CatalogueEntry = {
  name: string
  folder: string
  uuid: string
  created: number
  purges: number
  security: Security
}

type Stored = { v: 1; uuid: string; databases: CatalogueEntry[]; doomed: string[] }

/** Why a data folder cannot be used. `folder-corrupt`: databases without a catalogue, or a broken one. */
export type CatalogueRefusal = 'folder-in-use' | 'folder-unwritable' | 'folder-corrupt'

/**
 * The list of databases, in a LevelDB of its own, whose lock is the lock of the whole data folder (the
 * system frees it when a process dies). A database's folder has a random name, so that a new one under an
 * old name never meets old files; folders to be deleted are listed as doomed first, so that a crash
 * half-way leaves nothing behind.
 */
export type Catalogue = {
  uuid: string
  get(name: string): CatalogueEntry | undefined
  names(): string[]
  put(entry: CatalogueEntry): Promise<void>
  /** Forgets a database and dooms its folder, which is to be buried once its files are closed. */
  remove(name: string): Promise<void>
  pathOf(folder: string): string
  /** A new folder, doomed until a database moves to it. */
  newFolder(): Promise<string>
  /** Gives a database another folder and dooms the one it had, in one step. */
  moveTo(name: string, folder: string): Promise<void>
  /** Deletes a doomed folder with its files. */
  bury(folder: string): Promise<void>
  /** Deletes what a crash left behind; only at the start, when nothing is open. */
  buryAll(): Promise<void>
  close(): Promise<void>
}

const key = 'catalogue'

/** 128 random bits, hexadecimal, as CouchDB prints them. */
export function newUuid(): string {
  return randomBytes(16).toString('hex')
}

/** Takes the data folder, making it when needed, or tells why not. */
export async function openCatalogue(
  dataDir: string,
): Promise<{ ok: true; catalogue: Catalogue } | { ok: false; reason: CatalogueRefusal }> {
  const folders = join(dataDir, 'databases')
  try {
    await mkdir(folders, { recursive: true })
  } catch {
    return { ok: false, reason: 'folder-unwritable' }
  }
  if (await isHeldByThisProcess(dataDir)) return { ok: false, reason: 'folder-in-use' }
  const level = leveldown(join(dataDir, 'catalogue'))
  try {
    await settled((done) => level.open({ createIfMissing: true }, done))
  } catch (error) {
    return { ok: false, reason: whyNotOpened(error) }
  }
  const stored = await readStored(level, folders)
  if (!stored) {
    await settled((done) => level.close(done))
    return { ok: false, reason: 'folder-corrupt' }
  }
  await noteHolder(dataDir)
  const catalogue = createCatalogue(level, folders, stored)
  return { ok: true, catalogue: { ...catalogue, close: () => removeNote(dataDir).then(catalogue.close) } }
}

function whyNotOpened(error: unknown): CatalogueRefusal {
  const text = String(error)
  if (/already held|temporarily unavailable|LOCK: .*(lock|held)/i.test(text)) return 'folder-in-use'
  return /corruption/i.test(text) ? 'folder-corrupt' : 'folder-unwritable'
}

/** Null when databases are there and their catalogue is not: better no start than an empty server. */
async function readStored(level: LevelStore, folders: string): Promise<Stored | null> {
  const [text] = await readMany(level, [key])
  if (text !== undefined) return JSON.parse(text) as Stored
  if ((await readdir(folders)).length > 0) return null
  return { v: 1, uuid: newUuid(), databases: [], doomed: [] }
}

function createCatalogue(level: LevelStore, folders: string, stored: Stored): Catalogue {
  const databases = new Map(stored.databases.map((entry) => [entry.name, entry]))
  const doomed = new Set(stored.doomed)
  const inTurn = createQueue()

  function save(): Promise<void> {
    return inTurn(() => {
      const now: Stored = { v: 1, uuid: stored.uuid, databases: [...databases.values()], doomed: [...doomed] }
      return settled((done) => level.put(key, JSON.stringify(now), { sync: true }, done))
    })
  }

  async function bury(folder: string) {
    await rm(join(folders, folder), { recursive: true, force: true })
    doomed.delete(folder)
    await save()
  }

  return {
    uuid: stored.uuid,
    get: (name) => databases.get(name),
    names: () => [...databases.keys()].sort(),
    put(entry) {
      databases.set(entry.name, entry)
      return save()
    },
    remove(name) {
      const entry = databases.get(name)
      if (entry) doomed.add(entry.folder)
      databases.delete(name)
      return save()
    },
    pathOf: (folder) => join(folders, folder),
    async newFolder() {
      const folder = newUuid()
      doomed.add(folder)
      await save()
      return folder
    },
    moveTo(name, folder) {
      const entry = databases.get(name)
      if (!entry) throw new Error('a database that is not in the catalogue cannot move')
      doomed.add(entry.folder)
      doomed.delete(folder)
      databases.set(name, { ...entry, folder })
      return save()
    },
    bury,
    async buryAll() {
      for (const folder of [...doomed]) await bury(folder)
    },
    close: () => settled((done) => level.close(done)),
  }
}
