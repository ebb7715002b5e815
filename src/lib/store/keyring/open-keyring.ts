import { Dexie, type EntityTable } from 'dexie'
import type { Json } from '#lib/domain/schema/kind.ts'

/**
 * A person of this tablet, in the open: who they are, where their vault is, and the header whose key only
 * their passphrase unwraps. Nothing of any case.
 */
export type KeyringPerson = {
  id: string
  login: string
  name: string
  role: string
  /** Name of the storage bucket (or database) that holds the vault. */
  place: string
  header: Json
  /** When the cost of the key derivation was last measured, ms. */
  measured: number
  /** Wrong-passphrase attempts: survives a restart. */
  attempts: Json
  /** Unsent entries when the vault was last locked. */
  waiting: number
}

/** The open list of this tablet's people. */
export type Keyring = {
  people(): Promise<KeyringPerson[]>
  person(id: string): Promise<KeyringPerson | undefined>
  put(person: KeyringPerson): Promise<void>
  /** Changes some members of one person; nothing when they are gone. */
  change(id: string, part: Partial<Omit<KeyringPerson, 'id'>>): Promise<void>
  remove(id: string): Promise<void>
  close(): void
}

/** Opens the key ring in the given IndexedDB, with strict durability: a lost header is a lost vault. */
export function openKeyring(indexedDB: IDBFactory, range: typeof IDBKeyRange): Keyring {
  const db = new Dexie('win-keyring', {
    indexedDB,
    IDBKeyRange: range,
    chromeTransactionDurability: 'strict',
  }) as Dexie & { people: EntityTable<KeyringPerson, 'id'> }
  db.version(1).stores({ people: 'id' })
  return {
    people: async () => (await db.people.toArray()).sort((a, b) => a.name.localeCompare(b.name, 'it')),
    person: (id) => db.people.get(id),
    put: async (person) => void (await db.people.put(person)),
    change: async (id, part) => void (await db.people.update(id, part)),
    remove: (id) => db.people.delete(id),
    close: () => db.close(),
  }
}
