import { parseArgs } from 'node:util'
import { comuni } from '#lib/domain/comuni.ts'
import { namesWith } from '../couch/naming.ts'
import { findTrouble } from '../provision/provision.ts'
import { sentenceFor } from '../sentences.ts'
import type { Command } from './command.ts'
import { openTarget } from './open-target.ts'
import { check, provisionReplica, rotate } from './replica-commands.ts'
import { addUser, disableUser, listUsers, setPassword, setRoles } from './user-commands.ts'

const commands: Record<string, { run: Command; login: boolean }> = {
  provision: { run: provisionReplica, login: false },
  check: { run: check, login: false },
  'epoch rotate': { run: rotate, login: false },
  'user add': { run: addUser, login: true },
  'user role': { run: setRoles, login: true },
  'user disable': { run: disableUser, login: true },
  'user password': { run: setPassword, login: true },
  'user list': { run: listUsers, login: false },
}

const options = {
  url: { type: 'string' },
  data: { type: 'string', default: './data' },
  prefix: { type: 'string', default: '' },
  name: { type: 'string' },
  grants: { type: 'string' },
  'password-stdin': { type: 'boolean', default: false },
} as const

const usage = `Uso: npm run replica -- COMANDO [--url http://admin:password@indirizzo:5984 | --data CARTELLA] [--prefix P]
  provision                                  prepara la replica; si può ripetere
  check                                      la confronta con come dovrebbe essere
  user add LOGIN --name "Nome" --grants tavolo:empoli:operatore,cabina [--password-stdin]
  user role LOGIN --grants …                 cambia i ruoli
  user password LOGIN [--password-stdin]     una nuova password
  user disable LOGIN                         toglie l’accesso
  user list
  epoch rotate                               dopo un ripristino da una copia`

/** The world outside of a command. */
export type Surroundings = {
  env: { COUCHDB_URL?: string | undefined }
  print(line: string): void
  complain(line: string): void
  /** All of standard input. */
  read(): Promise<string>
}

/** Runs one command of `npm run replica` and gives its exit code. Passwords come by standard input alone. */
export async function runCommand(
  args: string[],
  { env, print, complain, read }: Surroundings,
): Promise<number> {
  const given = parse(args)
  const found = given && findCommand(given.positionals)
  if (!given || !found) {
    complain(usage)
    return 2
  }
  const { url = env.COUCHDB_URL, data, prefix, name, grants, 'password-stdin': asksPassword } = given.values
  const target = await openTarget(url, data)
  if (!target.ok) {
    complain(target.sentence)
    return 1
  }
  const ground = {
    couch: target.couch,
    naming: namesWith(prefix),
    tavoli: comuni.map(({ slug }) => slug),
    print,
    ...(target.speech && { speech: target.speech }),
  }
  const password = asksPassword ? (await read()).replace(/\r?\n$/, '') : undefined
  const list = grants?.split(',').filter((grant) => grant !== '')
  try {
    const trouble = await findTrouble(target.couch)
    if (trouble) {
      complain(sentenceFor(trouble, { dataDir: data, host: '', port: 0, couch: target.couch.url }))
      return 1
    }
    const done = await found.run(ground, { login: found.login, name, grants: list, password })
    if (done.ok) return 0
    complain(done.sentence)
    return 1
  } finally {
    await target.stop()
  }
}

function parse(args: string[]) {
  try {
    return parseArgs({ args, options, allowPositionals: true })
  } catch {
    return undefined
  }
}

function findCommand(words: readonly string[]): { run: Command; login: string } | undefined {
  for (const length of [2, 1]) {
    const command = commands[words.slice(0, length).join(' ')]
    const [login = '', ...more] = words.slice(length)
    if (command && more.length === 0 && (login !== '') === command.login) return { run: command.run, login }
  }
  return undefined
}
