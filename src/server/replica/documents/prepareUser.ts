import { userPrefix } from '../auth/credentials.ts'
import type { PasswordHasher } from '../auth/passwordHash.ts'
import { type Outcome, accept, forbidden } from '../refusal.ts'
import type { Named } from './writeDocuments.ts'

const hashFields = [
  'password_scheme',
  'password_sha',
  'salt',
  'derived_key',
  'iterations',
  'pbkdf2_prf',
  'scrypt_n',
  'scrypt_r',
  'scrypt_p',
]

/** Checks a user document by the rules of CouchDB's `_design/_auth`, and hashes a new password in it. */
export async function prepareUser(document: Named, hasher: PasswordHasher): Promise<Outcome<Named>> {
  if (document.deleted || document.id.startsWith('_design/')) return accept(document)
  const reason = whyNoUser(document)
  if (reason) return forbidden(reason)
  const { password, ...fields } = document.fields
  if (password === undefined || password === null) return accept(document)
  if (typeof password !== 'string' || password === '') return forbidden('Password value is invalid.')
  const others = Object.entries(fields).filter(([name]) => !hashFields.includes(name))
  return accept({ ...document, fields: { ...Object.fromEntries(others), ...(await hasher.hash(password)) } })
}

function whyNoUser({ id, fields }: Named): string | null {
  const { type, name, roles } = fields
  if (type !== 'user') return 'doc.type must be user'
  if (typeof name !== 'string' || name === '') return 'doc.name is required'
  if (roles === undefined || roles === null) return 'doc.roles must exist'
  if (!Array.isArray(roles)) return 'doc.roles must be an array'
  if (!roles.every((role) => typeof role === 'string')) return 'doc.roles can only contain strings'
  if (id !== userPrefix + name) return 'Doc ID must be of the form org.couchdb.user:name'
  if (roles.some((role: string) => role.startsWith('_'))) {
    return 'No system roles (starting with underscore) in users db.'
  }
  if (name.startsWith('_')) return 'Username may not start with underscore.'
  return name.includes(':') ? 'Character `:` is not allowed in usernames.' : null
}
