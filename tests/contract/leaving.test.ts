import { readdirSync, readFileSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { connectCouch } from '#server/couch/couch.ts'
import { startFaultyFront, type FaultyFront } from './faulty-front.ts'
import { addPeople, loggedIn, startNetwork, type Network } from './network.ts'
import { pushCases, type Tablet } from './tablet.ts'
import { until } from './until.ts'

let network: Network
let front: FaultyFront
let operator: Tablet
const faults: unknown[] = []

beforeAll(async () => {
  network = await startNetwork({ onFault: (fault) => faults.push(fault) })
  front = await startFaultyFront(network.replicaUrl)
  await addPeople(network, ['operatore'])
  operator = await loggedIn(network, 'operatore')
  await pushCases(operator, 200)
  // From here on the gateway reaches the replica by a way that can be spoilt.
  network.gateway.couch = connectCouch({ url: front.url, admin: network.admin })
})
beforeEach(() => operator.renew())
afterEach(() => {
  front.stallAfter = Infinity
  faults.length = 0
})
afterAll(async () => {
  await network.close()
  front.close()
})

const changes = '/db/tavolo-empoli/_changes?include_docs=true'

type Asked = { line: string; stallAfter?: number; headers?: Record<string, string>; body?: string }

/** A question by hand, whose asker goes away as browsers do (reset) when `isTime` says so. */
async function askAndLeave(
  asked: Asked,
  isTime: (heard: string) => boolean | Promise<boolean>,
): Promise<void> {
  front.stallAfter = asked.stallAfter ?? Infinity
  const { hostname, port, host } = new URL(network.url)
  const socket: Socket = connect(Number(port), hostname)
  let heard = ''
  socket.on('data', (piece: Uint8Array) => (heard += String(piece)))
  socket.on('error', () => undefined)
  const headers = { host, cookie: `win_session=${operator.cookie}`, ...names(), ...asked.headers }
  const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  socket.write(`${asked.line} HTTP/1.1\r\n${head.join('')}\r\n${asked.body ?? ''}`)
  await until(async () => isTime(heard))
  socket.resetAndDestroy()
}

const names = () => ({ 'x-win-login': operator.login, 'x-win-device': operator.device })

type Line = Record<string, unknown>

function lines(): Line[] {
  const folder = join(network.folder, 'log')
  const texts = readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8'))
  return texts
    .join('')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Line)
}

/** The lines that come while something is done and until one tells of an answer that was cut. */
async function linesOf(run: () => Promise<void>): Promise<Line[]> {
  const before = lines().length
  await run()
  await until(async () =>
    lines()
      .slice(before)
      .some(({ cut }) => cut === true),
  )
  return lines().slice(before)
}

const packed = { 'accept-encoding': 'br' }
const isStalled = () => front.waiting() > 0

describe('who goes away', () => {
  it.each<[string, Asked, (heard: string) => boolean]>([
    ['in mid answer', { line: `GET ${changes}`, stallAfter: 100 }, (heard) => heard.includes('"results"')],
    ['while an answer is packed', { line: `GET ${changes}`, stallAfter: 0, headers: packed }, isStalled],
    [
      'while a long-poll waits',
      { line: 'GET /db/rete/_changes?feed=longpoll&since=now' },
      (heard) => heard.includes('"results"'),
    ],
  ])('%s leaves one line in the access log and is no fault', async (_, asked, isTime) => {
    const written = await linesOf(() => askAndLeave(asked, isTime))
    expect(written).toHaveLength(1)
    expect(written[0]).toMatchObject({ login: 'operatore', what: '_changes', cut: true })
    expect(faults).toEqual([])
  })

  it('in mid request leaves one line and is no fault', async () => {
    const headers = { 'content-type': 'application/json', 'content-length': '1000' }
    const asked = { line: 'POST /db/rete/_bulk_docs', headers, body: '{"docs":[' }
    let looks = 0
    const written = await linesOf(() => askAndLeave(asked, () => (looks += 1) > 3))
    expect(written).toHaveLength(1)
    expect(written[0]).toMatchObject({ what: '_bulk_docs', cut: true })
    expect(faults).toEqual([])
  })
})

describe('a session that ends', () => {
  it('cuts an answer that is being packed with a refusal, and is no fault', async () => {
    front.stallAfter = 0
    const answer = operator.ask(changes, { headers: packed })
    await until(async () => isStalled())
    network.gateway.sessions.endAll(() => true)
    const { status, json } = await answer
    expect([status, json]).toEqual([401, { error: 'no-session' }])
    expect(faults).toEqual([])
  })
})

describe('a replica that breaks', () => {
  it('is a fault, also in mid answer, and what came before is not taken for the whole', async () => {
    front.stallAfter = 100
    const cookie = `win_session=${operator.cookie}`
    const answer = await fetch(`${network.url}${changes}`, { headers: { cookie, ...names() } })
    expect(answer.status).toBe(200)
    await until(async () => isStalled())
    front.breakOff()
    await expect(answer.text()).rejects.toThrow()
    expect(faults).toHaveLength(1)
  })

  it('is a fault before the first byte, too', async () => {
    front.stallAfter = 0
    const answer = operator.ask(changes, { headers: packed })
    await until(async () => isStalled())
    front.breakOff()
    const { status, json } = await answer
    expect([status, json]).toEqual([502, { error: 'replica' }])
    expect(faults).toHaveLength(1)
  })
})
