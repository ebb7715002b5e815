import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { comuni } from '#lib/domain/comuni.ts'
import { parseCouchUrl } from './couch/couch.ts'
import { ensureDemo, type DemoLogin } from './demo-door.ts'
import { root } from './ensure/root.mjs'
import { readFlags } from './read-flags.ts'
import { badCouchUrl, sentenceFor } from './sentences.ts'
import { startAll, type StartedAll } from './start-all.ts'

/** The server with the words that greet who started it, or the one sentence that says why not. */
export type FromArgs =
  { ok: true; started: StartedAll; welcome: string } | { ok: false; sentence: string; code: 1 | 2 }

/** Starts everything as the flags say; with an address of a CouchDB it takes the place of the embedded replica. */
export async function startFromArgs(args: string[], couchUrl = ''): Promise<FromArgs> {
  const flags = readFlags(args)
  if (!flags.ok) return { ...flags, code: 2 }
  const { port, host, demo, trustProxy, logDays, retireWorker } = flags.value
  const couch = couchUrl === '' ? undefined : parseCouchUrl(couchUrl)
  if (couchUrl !== '' && !couch) return { ok: false, sentence: badCouchUrl, code: 1 }
  const dataDir = resolve(flags.value.dataDir)
  let logins: DemoLogin[] = []
  const started = await startAll({
    dataDir,
    tavoli: comuni.map(({ slug }) => slug),
    host,
    port,
    logDays,
    retireWorker,
    build: join(root, 'build'),
    version: version(),
    onFault: tellFault,
    ...(trustProxy !== undefined && { trustProxy }),
    ...(couch && { couch }),
    // Never into a CouchDB: what is there belongs to somebody.
    ...(demo && !couch && { prepare: async (gateway) => void (logins = await ensureDemo(gateway)) }),
  })
  if (!started.ok) {
    const sentence = sentenceFor(started.reason, { dataDir, host, port, couch: couch?.url })
    return { ok: false, sentence, code: 1 }
  }
  return { ok: true, started, welcome: welcome(started.url, couch?.url ?? dataDir, logins) }
}

function welcome(url: string, replica: string, logins: readonly DemoLogin[]): string {
  const width = Math.max(0, ...logins.map(({ login }) => login.length))
  const lines = logins.map(({ login, password, role }) => `  ${login.padEnd(width)}  ${password}  ${role}`)
  return [
    `WIN è pronto: ${url}`,
    `I dati stanno in ${replica}`,
    ...(logins.length > 0 ? ['', 'Rete dimostrativa, persone inventate. Si accede con:', ...lines] : []),
    '',
    'Per fermarlo: Ctrl+C',
  ].join('\n')
}

function version(): string {
  return (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }).version
}

/** Where in the program it happened; what a message quotes is nobody's business. */
function tellFault(fault: unknown): void {
  const { name, route, stack } = fault as { name?: string; route?: string; stack?: string }
  const lines = (stack ?? '').split('\n').filter((line) => line.startsWith('    at '))
  console.error([`Guasto interno: ${name ?? 'errore'} ${route ?? ''}`, ...lines.slice(0, 6)].join('\n'))
}
