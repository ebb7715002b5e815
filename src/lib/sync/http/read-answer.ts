import type { RemoteTrouble } from '../remote.ts'

/** What a request needs of the world. */
export type Clock = { sleep(ms: number, signal?: AbortSignal): Promise<void> }

/** Parsed JSON with the replica's epoch, or why there is none. */
export type JsonAnswer = { ok: true; value: unknown; epoch: string } | ({ ok: false } & RemoteTrouble)

/** Silence after which a request is given up; each piece of the answer starts it anew. */
export const silenceMs = 30_000

/**
 * Sends a request and reads its JSON. A captive portal, a cut body or a misshapen one is a reason and changes
 * nothing; the time-out restarts whenever bytes arrive, so that a slow link is not a dead one.
 */
export async function readAnswer(
  send: (signal: AbortSignal) => Promise<Response>,
  clock: Clock,
  outer: AbortSignal,
): Promise<JsonAnswer> {
  const cut = new AbortController()
  const stop = () => cut.abort()
  outer.addEventListener('abort', stop, { once: true })
  if (outer.aborted) stop()
  const watch = watchSilence(clock, cut)
  try {
    const response = await send(cut.signal)
    watch.heard()
    const text = await readBody(response, watch.heard)
    return judge(response, text)
  } catch {
    return { ok: false, reason: watch.isSilent() ? 'timeout' : 'offline' }
  } finally {
    watch.end()
    outer.removeEventListener('abort', stop)
  }
}

function watchSilence(clock: Clock, cut: AbortController) {
  let timer = new AbortController()
  let silent = false
  function wait(): void {
    timer = new AbortController()
    const { signal } = timer
    void clock.sleep(silenceMs, signal).then(() => {
      if (signal.aborted) return
      silent = true
      cut.abort()
    })
  }
  wait()
  return {
    heard() {
      timer.abort()
      wait()
    },
    end: () => timer.abort(),
    isSilent: () => silent,
  }
}

async function readBody(response: Response, heard: () => void): Promise<string> {
  if (!response.body) return response.text()
  const reader = response.body.getReader()
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let text = ''
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    heard()
    text += decoder.decode(part.value, { stream: true })
  }
  return text + decoder.decode()
}

function judge(response: Response, text: string): JsonAnswer {
  const epoch = response.headers.get('X-Win-Epoch')
  const isJson = response.headers.get('Content-Type')?.includes('application/json') === true
  // A redirect to a login page, or any page that our gateway did not write, is a portal.
  if (epoch === null || response.redirected) return { ok: false, reason: 'portal' }
  const { status } = response
  if (status === 429 || status === 503)
    return { ok: false, reason: 'busy', retryAfterMs: retryAfter(response) }
  if (status === 204) return { ok: true, value: null, epoch }
  const value = isJson ? parse(text) : undefined
  if (status === 401) return refuseSession(codeOf(value))
  if (status === 502 || status === 504) return { ok: false, reason: 'server' }
  if (status >= 400) return { ok: false, reason: 'refused', status, code: codeOf(value) }
  return value === undefined ? { ok: false, reason: 'misshapen' } : { ok: true, value, epoch }
}

function refuseSession(code: string): { ok: false } & RemoteTrouble {
  return code === 'revoked' ? { ok: false, reason: 'revoked' } : { ok: false, reason: 'unauthorised', code }
}

function retryAfter(response: Response): number {
  const seconds = Number(response.headers.get('Retry-After') ?? '')
  return Number.isFinite(seconds) && seconds > 0 ? Math.min(seconds, 600) * 1000 : 5_000
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

function codeOf(value: unknown): string {
  const error = typeof value === 'object' && value !== null ? (value as { error?: unknown }).error : undefined
  return typeof error === 'string' ? error : ''
}
