import type { ServerResponse } from 'node:http'
import { describe, expect, it, vi } from 'vitest'
import { answerJson, localServer } from '#tests/fixtures/local-server.ts'
import { createVirtualClock, settle } from '#tests/fixtures/virtual-clock.ts'
import { readAnswer, silenceMs } from './read-answer.ts'

const ours = { 'Content-Type': 'application/json', 'X-Win-Epoch': 'e1' }
const never = new AbortController().signal

async function answered(answer: (response: ServerResponse) => void, clock = createVirtualClock()) {
  const { origin } = await localServer((_, response) => answer(response))
  return readAnswer((signal) => fetch(origin, { signal, redirect: 'manual' }), clock, never)
}

const plainly =
  (status: number, headers: Record<string, string>, body = '') =>
  (response: ServerResponse) => {
    response.writeHead(status, headers)
    response.end(body)
  }

describe('an answer of our gateway', () => {
  it('is its JSON and its epoch', async () => {
    expect(await answered((response) => answerJson(response, { a: ['è'] }))).toEqual({
      ok: true,
      value: { a: ['è'] },
      epoch: 'e1',
    })
  })

  it('is nothing where there is nothing to say (204)', async () => {
    expect(await answered(plainly(204, { 'X-Win-Epoch': 'e1' }))).toEqual({
      ok: true,
      value: null,
      epoch: 'e1',
    })
  })

  it.each([
    [401, { error: 'revoked' }, { reason: 'revoked' }],
    [401, { error: 'other-session' }, { reason: 'unauthorised', code: 'other-session' }],
    [403, { error: 'forbidden' }, { reason: 'refused', status: 403, code: 'forbidden' }],
    [413, { error: 'too-large' }, { reason: 'refused', status: 413, code: 'too-large' }],
    [500, { error: 'internal' }, { reason: 'refused', status: 500, code: 'internal' }],
    [502, {}, { reason: 'server' }],
    [504, {}, { reason: 'server' }],
  ])('%i %j is a closed reason', async (status, body, expected) => {
    expect(await answered((response) => answerJson(response, body, status))).toEqual({
      ok: false,
      ...expected,
    })
  })

  it.each([
    ['12', 12_000],
    ['99999', 600_000],
    ['soon', 5_000],
    ['-4', 5_000],
  ])('[Y9] that asks to wait (Retry-After: %s) says how long', async (header, retryAfterMs) => {
    const busy = { ok: false, reason: 'busy', retryAfterMs }
    expect(await answered(plainly(429, { ...ours, 'Retry-After': header }))).toEqual(busy)
    expect(await answered(plainly(503, { ...ours, 'Retry-After': header }))).toEqual(busy)
  })
})

describe('what is none', () => {
  it.each<[name: string, status: number, headers: Record<string, string>, body: string, reason: string]>([
    ['the page of a captive portal', 200, { 'Content-Type': 'text/html' }, '<html>Wi-Fi</html>', 'portal'],
    ['JSON without our epoch', 200, { 'Content-Type': 'application/json' }, '{"ok":true}', 'portal'],
    [
      'a refusal without our epoch',
      401,
      { 'Content-Type': 'application/json' },
      '{"error":"revoked"}',
      'portal',
    ],
    ['a redirect', 302, { Location: 'http://127.0.0.1:9/login' }, '', 'portal'],
    ['a redirect with our epoch', 307, { ...ours, Location: '/login' }, '', 'misshapen'],
    ['a page with our epoch', 200, { 'Content-Type': 'text/html', 'X-Win-Epoch': 'e1' }, '{}', 'misshapen'],
    ['half a JSON', 200, ours, '{"rows":[', 'misshapen'],
    ['no body at all', 200, ours, '', 'misshapen'],
  ])('[Y11] %s', async (_, status, headers, body, reason) => {
    expect(await answered(plainly(status, headers, body))).toEqual({ ok: false, reason })
  })

  it('[Y11] a body that is cut off in the middle of a letter', async () => {
    const half = Buffer.from('{"name":"è"}').subarray(0, 10)
    const cutByEnd = (response: ServerResponse) => response.writeHead(200, ours).end(half)
    expect(await answered(cutByEnd)).toEqual({ ok: false, reason: 'offline' })
    const cutByLine = (response: ServerResponse) => {
      response.writeHead(200, { ...ours, 'Content-Length': '12' })
      response.write(half, () => response.destroy())
    }
    expect(await answered(cutByLine)).toEqual({ ok: false, reason: 'offline' })
  })

  it('a line that breaks before any answer', async () => {
    expect(await answered((response) => response.destroy())).toEqual({ ok: false, reason: 'offline' })
  })
})

describe('silence', () => {
  it('[Y9] is given up after its time', async () => {
    const clock = createVirtualClock()
    let heard = false
    const answer = answered(() => (heard = true), clock)
    await vi.waitFor(() => expect(heard).toBe(true))
    await clock.pass(silenceMs)
    expect(await answer).toEqual({ ok: false, reason: 'timeout' })
  })

  it('[Y9] begins anew with each piece that comes, so that a slow line is not a dead one', async () => {
    const clock = createVirtualClock()
    let response: ServerResponse | undefined
    const answer = answered((given) => {
      response = given
      given.writeHead(200, ours)
      given.write('[1')
    }, clock)
    await vi.waitFor(() => expect(response).toBeDefined())
    for (const piece of [',2', ',3', ',4']) {
      await vi.waitFor(() => expect(clock.due()).toEqual([silenceMs]))
      await clock.pass(silenceMs - 1)
      response?.write(piece)
    }
    await vi.waitFor(() => expect(clock.due()).toEqual([silenceMs]))
    response?.end(']')
    expect(await answer).toEqual({ ok: true, value: [1, 2, 3, 4], epoch: 'e1' })
    expect(clock.due()).toEqual([])
  })

  it('of a body that stops coming is a time-out', async () => {
    const clock = createVirtualClock()
    let isBegun = false
    const answer = answered((response) => {
      response.writeHead(200, ours)
      response.write('[1', () => (isBegun = true))
    }, clock)
    await vi.waitFor(() => expect(isBegun).toBe(true))
    await settle()
    await clock.pass(silenceMs)
    await clock.pass(silenceMs)
    expect(await answer).toEqual({ ok: false, reason: 'timeout' })
  })
})

it('a request that is called off is over at once, and leaves no timer behind', async () => {
  const clock = createVirtualClock()
  const stop = new AbortController()
  const { origin, came } = await localServer(() => undefined)
  const answer = readAnswer((signal) => fetch(origin, { signal }), clock, stop.signal)
  await vi.waitFor(() => expect(came).toHaveLength(1))
  stop.abort()
  expect(await answer).toEqual({ ok: false, reason: 'offline' })
  expect(clock.due()).toEqual([])
})
