import type { Chance } from '#server/demo/seeded.ts'

/**
 * What happens to one request. `lose`: it arrives, its answer does not. `late`: it arrives after a later one.
 * `refuse`: a 4xx of whatever stands between. `lie`: a 200 that says nothing.
 */
export type Fate =
  'pass' | 'cut' | 'lose' | 'twice' | 'late' | 'truncate' | 'refuse' | 'error' | 'portal' | 'lie'

/** A device's way to the gateway: parted from it or not, and never to be trusted. */
export type Network = {
  fetch: typeof fetch
  isParted: boolean
  isCalm: boolean
  /** Requests with this in their address are cut. */
  shut?: string
  fates: Map<Fate, number>
  underWay: number
  /** Run before the n-th request from now goes out; the request waits for it. */
  before?: { requests: number; run(): Promise<void> }
}

const fates: readonly (readonly [Fate, number])[] = [
  ['pass', 66],
  ['cut', 6],
  ['lose', 8],
  ['twice', 6],
  ['late', 3],
  ['truncate', 2],
  ['refuse', 2],
  ['error', 3],
  ['portal', 2],
  ['lie', 2],
]

/** A faulty network drawn from the seed; `isCalm` lets everything pass (for first logins and for healing). */
export function createNetwork(chance: Chance): Network {
  const network: Network = { fetch: pass, isParted: false, isCalm: true, fates: new Map(), underWay: 0 }
  let held: (() => Promise<unknown>) | undefined
  const fetchWithCookie = createCarrier()

  async function pass(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
    if (network.isParted) throw new TypeError('the network is parted')
    if (network.shut !== undefined && addressOf(input).includes(network.shut)) throw new TypeError('shut')
    const fate = network.isCalm ? 'pass' : chance.weighed(fates)
    network.fates.set(fate, (network.fates.get(fate) ?? 0) + 1)
    await doBefore()
    network.underWay += 1
    try {
      await releaseHeld()
      return await suffer(fate, () => fetchWithCookie(input, init))
    } finally {
      network.underWay -= 1
    }
  }

  async function doBefore(): Promise<void> {
    const { before } = network
    if (!before) return
    before.requests -= 1
    if (before.requests > 0) return
    delete network.before
    await before.run()
  }

  /** A request that was thought lost arrives after all, before the next one. */
  async function releaseHeld(): Promise<void> {
    const late = held
    held = undefined
    if (late) await late().catch(() => undefined)
  }

  async function suffer(fate: Fate, send: () => Promise<Response>): Promise<Response> {
    if (fate === 'cut') throw new TypeError('cut')
    if (fate === 'late') {
      held = send
      throw new TypeError('late')
    }
    if (fate === 'error')
      return answer(chance.pick([500, 502, 503, 504]), '{"error":"x"}', 'application/json', true)
    if (fate === 'refuse')
      return answer(chance.pick([401, 403, 413, 429]), '{"error":"x"}', 'application/json', true)
    if (fate === 'portal') return answer(200, '<html><title>Wi-Fi</title></html>', 'text/html', false)
    if (fate === 'lie') return answer(200, chance.pick(['[]', '{}']), 'application/json', true)
    if (fate === 'twice') await drain(await send())
    const response = await send()
    if (fate === 'truncate') return truncate(response)
    if (fate !== 'lose') return response
    await drain(response)
    throw new TypeError('answer lost')
  }

  return network
}

/** The half of an answer, ended as if it were whole. */
async function truncate(response: Response): Promise<Response> {
  const body = await response.text()
  if (body === '') return response
  const { status, headers } = response
  return new Response(body.slice(0, Math.floor(body.length / 2)), { status, headers })
}

/** Node's fetch keeps no cookies as a browser does: the session's one is carried by hand. */
function createCarrier(): typeof fetch {
  let cookie = ''
  return async (input, init) => {
    const headers = new Headers(init?.headers)
    if (cookie) headers.set('Cookie', cookie)
    // Packing what goes nowhere would be the half of a gateway's work.
    headers.set('Accept-Encoding', 'identity')
    const response = await fetch(input, { ...init, headers })
    cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? cookie
    // Whole, so that nothing of it is under way once it is here.
    const { status } = response
    const body = await response.arrayBuffer()
    return new Response(status === 204 ? null : body, { status, headers: response.headers })
  }
}

async function drain(response: Response): Promise<void> {
  await response.arrayBuffer()
}

function answer(status: number, body: string, type: string, isOurs: boolean): Response {
  const headers = new Headers({ 'Content-Type': type })
  if (isOurs) headers.set('X-Win-Epoch', 'lie')
  return new Response(body, { status, headers })
}

function addressOf(input: RequestInfo | URL): string {
  return input instanceof Request ? input.url : String(input)
}
