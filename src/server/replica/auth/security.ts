import { type Outcome, accept, badRequest, forbidden, unauthorized } from '../refusal.ts'

/** Who asks. An anonymous caller has no name and no roles. */
export type UserCtx = { name: string | null; roles: string[]; handler?: 'cookie' | 'proxy' | 'default' }

type Party = { names?: string[]; roles?: string[] }

/** CouchDB's `_security` object; fields of other names are kept as they are. */
export type Security = { admins?: Party; members?: Party; [more: string]: unknown }

/** Whoever shows nothing. */
export const anonymous: UserCtx = { name: null, roles: [] }

/** CouchDB's default for a new database: server admins only. */
export const adminsOnly: Security = { members: { roles: ['_admin'] }, admins: { roles: ['_admin'] } }

/** The role that CouchDB gives to server admins, and the gateway to itself. */
export function isServerAdmin(user: UserCtx): boolean {
  return user.roles.includes('_admin')
}

function isOf(party: Party | undefined, user: UserCtx): boolean {
  if (isServerAdmin(user)) return true
  if (party?.roles?.some((role) => user.roles.includes(role))) return true
  return user.name !== null && party?.names?.includes(user.name) === true
}

/** By name or role in `admins`; every server admin is one. */
export function isDatabaseAdmin(security: Security, user: UserCtx): boolean {
  return isOf(security.admins, user)
}

/** A database without any member named is public, as in CouchDB. */
function isMember(security: Security, user: UserCtx): boolean {
  const { members } = security
  const isPublic = !members?.names?.length && !members?.roles?.length
  return isPublic || isDatabaseAdmin(security, user) || isOf(members, user)
}

/** 401 to the anonymous, 403 to a login without the right, as in CouchDB. */
export function checkMember(security: Security, user: UserCtx): Outcome<null> {
  if (isMember(security, user)) return accept(null)
  return user.name === null
    ? unauthorized('You are not authorized to access this db.')
    : forbidden('You are not allowed to access this db.')
}

/** 401 to everybody else, logged in or not, as in CouchDB: 401 does not mean that a session is over. */
export function checkServerAdmin(user: UserCtx): Outcome<null> {
  return isServerAdmin(user) ? accept(null) : unauthorized('You are not a server admin.')
}

/** 401 to everybody else, as in CouchDB. */
export function checkDatabaseAdmin(security: Security, user: UserCtx): Outcome<null> {
  return isDatabaseAdmin(security, user) ? accept(null) : unauthorized('You are not a server or db admin.')
}

function isListOfStrings(value: unknown): boolean {
  return value === undefined || (Array.isArray(value) && value.every((item) => typeof item === 'string'))
}

/** Reads a `_security` object that somebody sends. */
export function parseSecurity(value: unknown): Outcome<Security> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return badRequest('')
  const security = value as Security
  for (const party of [security.admins, security.members]) {
    if (party === undefined) continue
    if (typeof party !== 'object' || party === null || Array.isArray(party)) {
      return badRequest('admins or members must be a JSON list of strings')
    }
    if (!isListOfStrings(party.names)) return badRequest('names must be a JSON list of strings')
    if (!isListOfStrings(party.roles)) return badRequest('roles must be a JSON list of strings')
  }
  return accept(security)
}
