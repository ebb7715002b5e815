import { resolve } from 'node:path'
import { connectCouch, parseCouchUrl, type Couch, type CouchAddress } from '../couch/couch.ts'
import type { Speech } from '../couch/speech.ts'
import { openReplica, readSecrets } from '../open-replica.ts'
import { badCouchUrl, sentenceFor } from '../sentences.ts'

/** The replica that a command works on; `stop` when it is done. */
export type Target =
  { ok: true; couch: Couch; speech?: Speech; stop(): Promise<void> } | { ok: false; sentence: string }

/**
 * The CouchDB of a URL, or the embedded replica of a data folder: opened here, or spoken to where a running
 * server holds it.
 */
export async function openTarget(url: string | undefined, folder: string): Promise<Target> {
  if (url !== undefined && url !== '') {
    const address = parseCouchUrl(url)
    if (!address) return { ok: false, sentence: badCouchUrl.replace('COUCHDB_URL', 'L’indirizzo') }
    return { ok: true, couch: connectCouch(address), stop: () => Promise.resolve() }
  }
  const dataDir = resolve(folder)
  const secrets = readSecrets(dataDir)
  if (!secrets)
    return {
      ok: false,
      sentence: `Nella cartella ${dataDir} non c’è una replica: avvii prima WIN, o indichi --url.`,
    }
  const speech: Speech = { mode: 'proxy', secret: secrets.proxySecret }
  const opened = await openReplica({ dataDir })
  if (opened.ok) return { ok: true, couch: connectCouch(opened.address), speech, stop: () => opened.stop() }
  const running: CouchAddress | undefined =
    secrets.url === undefined ? undefined : { url: secrets.url, admin: secrets.admin }
  if (opened.reason === 'folder-in-use' && running)
    return { ok: true, couch: connectCouch(running), speech, stop: () => Promise.resolve() }
  const where = { dataDir, host: '', port: 0, couch: undefined }
  return { ok: false, sentence: sentenceFor(opened.reason, where) }
}
