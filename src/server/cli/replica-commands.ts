import { openLedger } from '../couch/ledger.ts'
import { rotateEpoch } from '../gateway/epoch.ts'
import { checkReplica } from '../provision/check-replica.ts'
import { provision } from '../provision/provision.ts'
import { sentenceFor } from '../sentences.ts'
import type { Command } from './command.ts'

/** `provision`: databases, rules, the gateway's login and, on a CouchDB of one's own, its settings. */
export const provisionReplica: Command = async ({ couch, naming, tavoli, speech, print }) => {
  const set = naming.of('') === ''
  const done = await provision(couch, { tavoli, naming, set, ...(speech && { speech }) })
  if (!done.ok) {
    const where = { dataDir: '', host: '', port: 0, couch: couch.url }
    return { ok: false, sentence: sentenceFor(done.reason, where) }
  }
  const count = (what: string) => [...done.databases.values()].filter((each) => each === what).length
  print(`Basi di dati: ${count('made')} create, ${count('mended')} sistemate, ${count('same')} già a posto.`)
  print(`Il gateway parla a nome delle persone con: ${done.speech.mode}.`)
  for (const { name, value, why, state } of done.settings ?? []) {
    if (state === 'set') print(`Impostato ${name} = ${value} (${why}).`)
    if (state === 'differs') print(`Da impostare a mano: ${name} = ${value} (${why}).`)
  }
  return { ok: true }
}

/** `check`: one line for each thing looked at; it fails where one is not as it should be. */
export const check: Command = async ({ couch, naming, tavoli, speech, print }) => {
  const findings = await checkReplica(couch, { tavoli, naming, set: false, ...(speech && { speech }) })
  for (const { what, ok } of findings) print(`${ok ? 'a posto ' : 'SBAGLIATO'} ${what}`)
  const wrong = findings.filter(({ ok }) => !ok).length
  if (wrong === 0) return { ok: true }
  return { ok: false, sentence: `${wrong} cose su ${findings.length} non sono come dovrebbero.` }
}

/** `epoch rotate`: after the replica was restored from a copy, so that every device compares all. */
export const rotate: Command = async ({ couch, naming, print }) => {
  const epoch = await rotateEpoch(openLedger(couch, naming.own))
  print(`Nuova epoca della replica: ${epoch}. I tablet se ne accorgono al prossimo contatto.`)
  return { ok: true }
}
