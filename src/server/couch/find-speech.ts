import { gatewayLogin, grantOf } from '#lib/domain/schema/roles.ts'
import type { Couch, Credentials } from './couch.ts'
import { speakWith, type Speech } from './speech.ts'
import { readPerson } from './users.ts'

/** The way that works, or why none does. `open-proxy`: the server believes proxy headers with no secret. */
export type FoundSpeech = { ok: true; speech: Speech } | { ok: false; reason: 'open-proxy' | 'none' }

/**
 * Finds out by behaviour how this server lets the gateway speak for a person: what its settings say is not
 * taken for what it does. The gateway's own login must be in `_users` already.
 */
export async function findSpeech(couch: Couch, now: () => number): Promise<FoundSpeech> {
  const salt = (await readPerson(couch, gatewayLogin))?.salt ?? ''
  const speaker = { login: gatewayLogin, grants: [grantOf('gateway')], salt }
  const forged = speakWith({ mode: 'proxy', secret: 'not the secret' }, now)(speaker)
  if (await isTaken(couch, forged)) return { ok: false, reason: 'open-proxy' }
  for (const speech of await candidates(couch)) {
    if (await isTaken(couch, speakWith(speech, now)(speaker))) return { ok: true, speech }
  }
  return { ok: false, reason: 'none' }
}

async function candidates(couch: Couch): Promise<Speech[]> {
  const secret =
    (await readSetting(couch, 'chttpd_auth/secret')) ?? (await readSetting(couch, 'couch_httpd_auth/secret'))
  const key = await readSetting(couch, 'jwt_keys/hmac:_default')
  return [
    ...(secret ? [{ mode: 'proxy' as const, secret }] : []),
    ...(key ? [{ mode: 'jwt' as const, key: new Uint8Array(Buffer.from(key, 'base64')) }] : []),
    ...(secret ? [{ mode: 'cookie' as const, secret }] : []),
  ]
}

/** A setting of the server's, or `undefined` where it has none or does not tell. */
export async function readSetting(couch: Couch, name: string): Promise<string | undefined> {
  const { status, json } = await couch.ask({ path: `/_node/_local/_config/${name}` })
  return status === 200 && typeof json === 'string' && json !== '' ? json : undefined
}

async function isTaken(couch: Couch, as: Credentials): Promise<boolean> {
  const { status, json } = await couch.ask({ path: '/_session', as })
  const { name, roles } =
    (json as { userCtx?: { name?: unknown; roles?: unknown } } | undefined)?.userCtx ?? {}
  return status === 200 && name === gatewayLogin && Array.isArray(roles) && roles.includes(grantOf('gateway'))
}
