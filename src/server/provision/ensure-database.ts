import { isDeepStrictEqual } from 'node:util'
import { demand, type Couch } from '../couch/couch.ts'
import type { Security } from './network.ts'

/** What a database should have. Without a design document it is the gateway's own. */
export type Wanted = { security: Security; design?: { _id: string } }

/** What was done to it. */
export type Ensured = 'made' | 'mended' | 'same'

/** Makes a database, or mends the `_security` and design document of one that is there. Safe to run twice. */
export async function ensureDatabase(couch: Couch, name: string, wanted: Wanted): Promise<Ensured> {
  const made = await couch.ask({ method: 'PUT', path: `/${name}` })
  // 412: it is there already.
  if (![201, 202, 412].includes(made.status))
    throw new Error(`the replica answered ${made.status} to PUT /${name}`)
  const secured = await ensureSecurity(couch, name, wanted.security)
  const designed = wanted.design ? await ensureDesign(couch, name, wanted.design) : false
  if (made.status !== 412) return 'made'
  return secured || designed ? 'mended' : 'same'
}

async function ensureSecurity(couch: Couch, name: string, security: Security): Promise<boolean> {
  const path = `/${name}/_security`
  if (isDeepStrictEqual(await demand(couch, { path }), security)) return false
  await demand(couch, { method: 'PUT', path, body: security })
  return true
}

async function ensureDesign(couch: Couch, name: string, design: { _id: string }): Promise<boolean> {
  const path = `/${name}/${design._id}`
  const { status, json } = await couch.ask({ path })
  const { _rev, ...there } = (status === 200 ? json : {}) as { _rev?: string }
  if (isDeepStrictEqual(there, design)) return false
  await demand(couch, { method: 'PUT', path, body: { ...design, ...(_rev !== undefined && { _rev }) } })
  return true
}
