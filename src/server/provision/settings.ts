import type { Couch } from '../couch/couch.ts'
import { readSetting } from '../couch/find-speech.ts'

/** A setting of CouchDB with the value that WIN asks for, and why. */
type Setting = { name: string; value: string; why: string }

const settings: readonly Setting[] = [
  { name: 'couchdb/max_document_size', value: '1000000', why: 'an entry has at most 256 KB, a chunk 180 KB' },
  { name: 'couchdb/max_attachment_size', value: '1', why: 'there are no attachments' },
  { name: 'couchdb/max_document_id_length', value: '160', why: 'ids have at most 120 characters' },
  { name: 'couchdb/users_db_security_editable', value: 'false', why: '_users stays with the administrators' },
  { name: 'chttpd/max_http_request_size', value: String(12 * 1024 * 1024), why: 'a batch has at most 12 MB' },
  { name: 'chttpd/admin_only_all_dbs', value: 'true', why: 'nobody lists the databases' },
  { name: 'chttpd/server_header_versions', value: 'false', why: 'no version is told' },
  { name: 'chttpd/enable_cors', value: 'false', why: 'one origin serves app and replica' },
  { name: 'chttpd_auth/allow_persistent_cookies', value: 'false', why: 'a cookie ends with its session' },
  { name: 'chttpd_auth/same_site', value: 'Strict', why: 'no other site sends our cookie' },
  { name: 'chttpd_auth/iterations', value: '600000', why: 'passwords are slow to guess' },
  { name: 'chttpd_auth/pbkdf2_prf', value: 'sha256', why: 'passwords are slow to guess' },
]

/** What one setting was and what became of it. */
export type SettingReport = Setting & { was: string | undefined; state: 'same' | 'set' | 'differs' }

/**
 * Compares a CouchDB's settings with what WIN asks for and, where `set`, sets them on the node that answers:
 * in a cluster each node has its own. `undefined` where the server has no settings (the embedded replica).
 */
export async function checkSettings(couch: Couch, set: boolean): Promise<SettingReport[] | undefined> {
  const { status } = await couch.ask({ path: '/_node/_local/_config/couchdb' })
  if (status !== 200) return undefined
  const reports: SettingReport[] = []
  for (const setting of settings) {
    const was = await readSetting(couch, setting.name)
    reports.push({
      ...setting,
      was,
      state: was === setting.value ? 'same' : await settle(couch, setting, set),
    })
  }
  return reports
}

async function settle(couch: Couch, { name, value }: Setting, set: boolean): Promise<'set' | 'differs'> {
  if (!set) return 'differs'
  const path = `/_node/_local/_config/${name}`
  const { status } = await couch.ask({ method: 'PUT', path, body: value })
  return status === 200 ? 'set' : 'differs'
}
