import { randomBytes } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { databaseOf, type Database } from '#lib/domain/schema/database.ts'
import { grantOf } from '#lib/domain/schema/roles.ts'
import type { Couch, Credentials } from '../couch/couch.ts'
import { findSpeech } from '../couch/find-speech.ts'
import { speakWith, type Speech } from '../couch/speech.ts'
import { putPerson, readPerson, removePerson } from '../couch/users.ts'
import { databasesOf, designId, designOf, securityOf } from './network.ts'
import { findTrouble, type Plan } from './provision.ts'
import { checkSettings } from './settings.ts'

/** One thing that was looked at, in words for the administrator. */
export type Finding = { what: string; ok: boolean }

/**
 * Compares a live replica with what it should be: what it has, and by trying what it must refuse, as nobody and
 * as a volunteer made for the occasion and removed afterwards. Writes no entry.
 */
export async function checkReplica(couch: Couch, plan: Plan): Promise<Finding[]> {
  const trouble = await findTrouble(couch)
  if (trouble) return [{ what: `raggiungibile con le credenziali di amministratore (${trouble})`, ok: false }]
  const speech = plan.speech
    ? ({ ok: true, speech: plan.speech } as const)
    : await findSpeech(couch, Date.now)
  return [
    { what: 'raggiungibile con le credenziali di amministratore', ok: true },
    { what: `parla a nome delle persone: ${speech.ok ? speech.speech.mode : speech.reason}`, ok: speech.ok },
    ...(await checkSettingsOf(couch)),
    ...(await checkDatabases(couch, plan)),
    ...(await checkRefusals(couch, plan, speech.ok ? speech.speech : undefined)),
  ]
}

async function checkSettingsOf(couch: Couch): Promise<Finding[]> {
  const settings = (await checkSettings(couch, false)) ?? []
  return settings.map(({ name, value, was = 'non impostato', state }) => ({
    what: `impostazione ${name}: ${was}${state === 'same' ? '' : `, dovrebbe essere ${value}`}`,
    ok: state === 'same',
  }))
}

async function checkDatabases(couch: Couch, { tavoli, naming }: Plan): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const database of databasesOf(tavoli)) {
    const name = naming.of(database.name)
    const security = await couch.ask({ path: `/${name}/_security` })
    const design = await couch.ask({ path: `/${name}/${designId}` })
    const { _rev, ...there } = (design.json ?? {}) as { _rev?: string }
    const isSecure = security.status === 200 && isDeepStrictEqual(security.json, securityOf(database, tavoli))
    findings.push({ what: `${name}: chi entra`, ok: isSecure })
    findings.push({
      what: `${name}: regole di scrittura`,
      ok: isDeepStrictEqual(there, designOf(database)) && _rev !== undefined,
    })
  }
  return findings
}

/** What somebody must not get, or must. */
type Trial = { what: string; method?: string; path: string; body?: unknown; passes: boolean }

async function checkRefusals(couch: Couch, plan: Plan, speech: Speech | undefined): Promise<Finding[]> {
  const [tavolo = ''] = plan.tavoli
  const login = `win-check-${randomBytes(6).toString('hex')}`
  const grants = [grantOf('rete'), grantOf('volontario', tavolo)]
  await putPerson(couch, { login, name: 'Prova', grants, password: randomBytes(24).toString('base64url') })
  try {
    const salt = (await readPerson(couch, login))?.salt ?? ''
    const as = speech && speakWith(speech, Date.now)({ login, grants, salt })
    const volunteer = as ? await runTrials(couch, as, trialsOf(plan, tavolo, login), 'una volontaria') : []
    const nobody = trialsOf(plan, tavolo, login).map((trial) => ({ ...trial, passes: false }))
    return [...(await runTrials(couch, {}, nobody, 'nessuno')), ...volunteer]
  } finally {
    await removePerson(couch, login)
  }
}

function trialsOf({ naming }: Plan, tavolo: string, login: string): Trial[] {
  const pathOf = (database: Database) => `/${naming.of(database.name)}`
  const contacts = pathOf(databaseOf('contatti', tavolo))
  const cases = pathOf(databaseOf('tavolo', tavolo))
  const own = `/_users/org.couchdb.user:${login}`
  const raised = {
    _id: own.slice('/_users/'.length),
    name: login,
    type: 'user',
    roles: ['_admin'],
    password: 'x',
  }
  const strange = {
    docs: [{ _id: 'strano' }, { _id: '_design/altro', validate_doc_update: 'function () {}' }],
  }
  return [
    { what: 'legge i contatti del tavolo', path: `${contacts}/_all_docs?limit=1`, passes: true },
    { what: 'legge i casi', path: `${cases}/_all_docs?limit=1`, passes: false },
    { what: 'segue i casi', path: `${cases}/_changes?limit=1`, passes: false },
    { what: 'scrive nei casi', method: 'POST', path: `${cases}/_bulk_docs`, body: strange, passes: false },
    {
      what: 'scrive ciò che non è una voce',
      method: 'PUT',
      path: `${contacts}/strano`,
      body: {},
      passes: false,
    },
    { what: 'cambia chi entra', method: 'PUT', path: `${contacts}/_security`, body: {}, passes: false },
    { what: 'cambia le regole', method: 'PUT', path: `${contacts}/_design/altro`, body: {}, passes: false },
    { what: 'legge il registro del gateway', path: `/${naming.own}/_all_docs`, passes: false },
    { what: 'elenca le persone', path: '/_users/_all_docs?limit=1', passes: false },
    { what: 'si dà altri ruoli', method: 'PUT', path: own, body: raised, passes: false },
    { what: 'elenca le basi di dati', path: '/_all_dbs', passes: false },
    { what: 'legge le impostazioni', path: '/_node/_local/_config', passes: false },
  ]
}

async function runTrials(
  couch: Couch,
  as: Credentials,
  trials: readonly Trial[],
  who: string,
): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const { what, method = 'GET', path, body, passes } of trials) {
    const { status } = await couch.ask({ method, path, as, ...(body !== undefined && { body }) })
    findings.push({ what: `${who}: ${what} ${passes ? '(sì)' : '(no)'}`, ok: status < 400 === passes })
  }
  return findings
}
