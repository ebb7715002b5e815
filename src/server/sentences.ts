import type { AllTrouble } from './start-all.ts'

/** What the sentences name. */
export type Where = { dataDir: string; host: string; port: number; couch: string | undefined }

/** The one sentence for each reason not to start. */
export function sentenceFor(
  reason: AllTrouble['reason'],
  { dataDir, host, port, couch = '' }: Where,
): string {
  const sentences: Record<AllTrouble['reason'], string> = {
    'port-taken': `La porta ${port} è già occupata da un altro programma: ne indichi un’altra, come in «npm start -- --port 9090».`,
    'address-unavailable': `L’indirizzo ${host}:${port} non si può usare su questa macchina.`,
    'no-build': 'Manca l’applicazione costruita: esegua «npm run build» e riprovi.',
    'folder-unwritable': `Nella cartella ${dataDir} non si può scrivere: ne indichi un’altra, come in «npm start -- --data cartella».`,
    'folder-in-use': `La cartella ${dataDir} è già in uso da un altro WIN acceso: lo fermi, o indichi un’altra cartella con --data.`,
    'folder-corrupt': `I dati nella cartella ${dataDir} sono danneggiati: li ripristini da una copia.`,
    unreachable: `CouchDB non risponde all’indirizzo ${couch}: controlli che sia acceso e che l’indirizzo sia giusto.`,
    'not-a-replica': `All’indirizzo ${couch} risponde qualcosa che non è CouchDB.`,
    'wrong-credentials': `CouchDB all’indirizzo ${couch} rifiuta il nome o la password di amministratore.`,
    'open-proxy': `CouchDB all’indirizzo ${couch} si fida di chiunque (proxy_use_secret è spento): lo accenda e riprovi.`,
    'no-speech': `CouchDB all’indirizzo ${couch} non permette di agire a nome delle persone: gli serve il «secret» in [chttpd_auth].`,
  }
  return sentences[reason]
}

/** COUCHDB_URL is not an address with a name and a password. */
export const badCouchUrl = 'COUCHDB_URL deve avere la forma http://nome:password@indirizzo:5984.'
