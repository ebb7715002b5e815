import { isIP } from 'node:net'
import { parseArgs } from 'node:util'
import { defaultLogDays } from './start-all.ts'

/** What `npm start` was told. */
export type Flags = {
  port: number
  host: string
  dataDir: string
  demo: boolean
  trustProxy: string | undefined
  logDays: number
  retireWorker: boolean
}

const options = {
  port: { type: 'string', default: '8080' },
  host: { type: 'string', default: '127.0.0.1' },
  data: { type: 'string', default: './data' },
  'no-demo': { type: 'boolean', default: false },
  'trust-proxy': { type: 'string' },
  'retire-worker': { type: 'boolean', default: false },
  'log-days': { type: 'string', default: String(defaultLogDays) },
} as const

const usage =
  'Opzioni: --port NUMERO, --host INDIRIZZO, --data CARTELLA, --no-demo, --trust-proxy INDIRIZZO, --log-days GIORNI, --retire-worker.'

/** Reads the flags, or says what is wrong with them. */
export function readFlags(args: string[]): { ok: true; value: Flags } | { ok: false; sentence: string } {
  const given = parse(args)
  if (!given) return { ok: false, sentence: `Opzione sconosciuta. ${usage}` }
  const { port, host, data, 'no-demo': noDemo, 'trust-proxy': trustProxy, 'log-days': logDays } = given
  if (!isWhole(port, 0, 65_535)) return { ok: false, sentence: 'La porta è un numero da 0 a 65535.' }
  if (!isWhole(logDays, 1, 3650)) return { ok: false, sentence: 'I giorni del registro vanno da 1 a 3650.' }
  if (trustProxy !== undefined && isIP(trustProxy) === 0)
    return { ok: false, sentence: 'Dopo --trust-proxy serve l’indirizzo IP dell’unico proxy di cui fidarsi.' }
  const value = {
    port: Number(port),
    host,
    dataDir: data,
    demo: !noDemo,
    trustProxy,
    logDays: Number(logDays),
    retireWorker: given['retire-worker'],
  }
  return { ok: true, value }
}

function parse(args: string[]) {
  try {
    return parseArgs({ args, options, allowPositionals: false }).values
  } catch {
    return undefined
  }
}

function isWhole(text: string, least: number, most: number): boolean {
  return /^\d{1,5}$/.test(text) && Number(text) >= least && Number(text) <= most
}
