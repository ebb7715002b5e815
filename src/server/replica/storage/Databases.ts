import { adminsOnly } from '../auth/security.ts'
import { type Outcome, accept, notFound, refuse } from '../refusal.ts'
import { type Catalogue, newUuid } from './Catalogue.ts'
import { type Database, createDatabase } from './Database.ts'

/** All databases of the server. `_users` is always there. */
export type Databases = {
  find(name: string): Outcome<Database>
  create(name: string): Promise<Outcome<null>>
  remove(name: string): Promise<Outcome<null>>
  /** The database of logins. */
  users(): Database
  close(): Promise<void>
}

/** Where logins are kept, as in CouchDB. */
export const usersDatabase = '_users'

const grammar = /^[a-z][a-z0-9_$()+/-]*$/
const longestName = 238

function checkName(name: string): Outcome<null> {
  if (!grammar.test(name)) {
    return refuse(
      400,
      'illegal_database_name',
      `Name: '${name}'. Only lowercase characters (a-z), digits (0-9), and any of the characters _, $, (, ), +, -, and / are allowed. Must begin with a letter.`,
    )
  }
  if (name.length <= longestName) return accept(null)
  return refuse(400, 'database_name_too_long', `At least one path segment of \`${name}\` is too long.`)
}

type Given = { catalogue: Catalogue; now: () => number; flush: boolean }

/** Opens the list, not the databases; buries what a crash left behind. */
export async function openDatabases({ catalogue, now, flush }: Given): Promise<Databases> {
  const open = new Map<string, Database>()

  function find(name: string): Database | null {
    if (!catalogue.get(name)) return null
    const database = open.get(name) ?? createDatabase(name, catalogue, flush)
    open.set(name, database)
    return database
  }

  async function add(name: string) {
    const entry = { name, folder: newUuid(), uuid: newUuid(), purges: 0, security: adminsOnly }
    await catalogue.put({ ...entry, created: Math.floor(now() / 1000) })
  }

  await catalogue.buryAll()
  if (!catalogue.get(usersDatabase)) await add(usersDatabase)

  return {
    find(name) {
      const database = find(name)
      return database ? accept(database) : notFound('Database does not exist.')
    },
    async create(name) {
      if (catalogue.get(name)) {
        return refuse(412, 'file_exists', 'The database could not be created, the file already exists.')
      }
      const named = checkName(name)
      if (named.ok) await add(name)
      return named
    },
    async remove(name) {
      const entry = catalogue.get(name)
      const database = find(name)
      if (!entry || !database) return notFound('Database does not exist.')
      await catalogue.remove(name)
      open.delete(name)
      await database.close()
      await catalogue.bury(entry.folder)
      return accept(null)
    },
    users() {
      const database = find(usersDatabase)
      if (!database) throw new Error('the database of logins is missing')
      return database
    },
    async close() {
      await Promise.all(catalogue.names().flatMap((name) => find(name)?.close() ?? []))
      await catalogue.close()
    },
  }
}
