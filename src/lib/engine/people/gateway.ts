import * as z from 'zod/mini'
import { readAnswer } from '#lib/sync/http/read-answer.ts'
import type { Runtime } from '../runtime.ts'

const certificate = z.record(z.string(), z.unknown())

const sessionShape = z.object({
  login: z.string(),
  name: z.string(),
  grants: z.array(z.string()),
  databases: z.array(z.string()),
  epoch: z.string(),
  gateway: z.object({ device: z.string(), publicKey: z.string() }),
  certificate,
  expires: z.string(),
  credential: z.optional(z.string()),
})

const devicesShape = z.array(
  z.object({
    id: z.string(),
    label: z.string(),
    created: z.string(),
    lastSeen: z.optional(z.string()),
    revoked: z.boolean(),
  }),
)

const aboardShape = z.object({
  lastSeen: z.string(),
  revoked: z.optional(z.string()),
  aboard: z.array(z.object({ tavolo: z.string(), cases: z.array(z.string()), contacts: z.number() })),
})

/** What may be on a device: cases by their ids, contacts by number; when it last exchanged, and since when it is cut off. */
export type GatewayAboard = z.infer<typeof aboardShape>

/** What the gateway grants a login on a device. `credential` comes once, at the first login there. */
export type GatewaySession = z.infer<typeof sessionShape>

/** A device as the gateway lists it. */
export type GatewayDevice = z.infer<typeof devicesShape>[number]

/** Why the gateway did not do it. */
export type GatewayRefusal =
  | 'offline'
  | 'portal'
  | 'server'
  | 'wrong-password'
  | 'too-many'
  | 'disabled'
  | 'revoked'
  | 'device-of-another'
  | 'unauthorised'

/** What the gateway answers: a value or a closed reason, with a wait where there is one. */
export type GatewayAnswer<T> = { ok: true; value: T } | { ok: false; reason: GatewayRefusal; waitMs?: number }

/** Who asks, once a session exists. */
export type Caller = { login: string; device: string }

/** The gateway's session wire. */
export type Gateway = {
  signIn(input: {
    login: string
    password: string
    device: { id: string; publicKey: string; label: string }
  }): Promise<GatewayAnswer<GatewaySession>>
  renew(input: Caller & { credential: string }): Promise<GatewayAnswer<GatewaySession>>
  signOut(caller: Caller): Promise<GatewayAnswer<null>>
  /** One's own; the administration may ask for another's. */
  devices(caller: Caller, of?: string): Promise<GatewayAnswer<GatewayDevice[]>>
  /** For the administration alone. */
  aboard(caller: Caller, device: string): Promise<GatewayAnswer<GatewayAboard>>
  revoke(caller: Caller, device: string): Promise<GatewayAnswer<null>>
}

/** The gateway behind this origin. */
export function createGateway(
  origin: string,
  runtime: Pick<Runtime, 'sleep' | 'online'>,
  send: typeof fetch = (input, init) => fetch(input, init),
): Gateway {
  async function ask<T>(
    path: string,
    init: RequestInit,
    shape: z.ZodMiniType<T> | undefined,
    caller?: Caller,
  ): Promise<GatewayAnswer<T>> {
    if (!runtime.online()) return { ok: false, reason: 'offline' }
    const headers = new Headers({ 'Content-Type': 'application/json', Accept: 'application/json' })
    if (caller) {
      headers.set('X-Win-Login', caller.login)
      headers.set('X-Win-Device', caller.device)
    }
    const request = (signal: AbortSignal) =>
      send(`${origin}${path}`, { ...init, headers, signal, cache: 'no-store', redirect: 'manual' })
    const answer = await readAnswer(request, runtime, new AbortController().signal)
    if (!answer.ok) return refusalOf(answer)
    if (!shape) return { ok: true, value: null as T }
    const parsed = z.safeParse(shape, answer.value)
    return parsed.success ? { ok: true, value: parsed.data } : { ok: false, reason: 'server' }
  }

  const post = (body: unknown): RequestInit => ({ method: 'POST', body: JSON.stringify(body) })
  return {
    signIn: (input) => ask('/api/session', post(input), sessionShape),
    renew: (input) => ask('/api/session/renew', post(input), sessionShape),
    signOut: (caller) => ask<null>('/api/session', { method: 'DELETE' }, undefined, caller),
    devices: (caller, of) =>
      of === undefined
        ? ask('/api/devices', { method: 'GET' }, devicesShape, caller)
        : ask('/api/devices/of', post({ login: of }), devicesShape, caller),
    aboard: (caller, device) => ask(`/api/devices/${device}/aboard`, { method: 'GET' }, aboardShape, caller),
    revoke: (caller, device) => ask<null>(`/api/devices/${device}/revoke`, post({}), undefined, caller),
  }
}

type Failed = Extract<Awaited<ReturnType<typeof readAnswer>>, { ok: false }>

const codes: Record<string, GatewayRefusal> = {
  'wrong-password': 'wrong-password',
  disabled: 'disabled',
  'device-of-another': 'device-of-another',
  revoked: 'revoked',
  // A gateway restored from an older copy may not know us: the password, not a wipe, is the answer.
  'unknown-device': 'unauthorised',
  'wrong-credential': 'unauthorised',
}

function refusalOf(answer: Failed): { ok: false; reason: GatewayRefusal; waitMs?: number } {
  switch (answer.reason) {
    case 'busy':
      return { ok: false, reason: 'too-many', waitMs: answer.retryAfterMs }
    case 'refused':
    case 'unauthorised':
      return {
        ok: false,
        reason: codes[answer.code] ?? (answer.reason === 'refused' ? 'server' : 'unauthorised'),
      }
    case 'revoked':
    case 'portal':
    case 'server':
      return { ok: false, reason: answer.reason }
    // JSON with our mark that is not of the shape: our server, or what cut its answer, and no page of a portal.
    case 'misshapen':
      return { ok: false, reason: 'server' }
    default:
      return { ok: false, reason: 'offline' }
  }
}
