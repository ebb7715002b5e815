import { describe, expect, it } from 'vitest'
import { createVirtualClock } from '#tests/fixtures/virtual-clock.ts'
import { createGateway } from './gateway.ts'

const caller = { login: 'anna', device: 'tablet' }

/** What the devices' page hears of an answer. */
function devicesOf(body: string, headers: Record<string, string>) {
  const send = () => Promise.resolve(new Response(body, { headers }))
  return createGateway('https://x', { ...createVirtualClock(), online: () => true }, send).devices(caller)
}

describe('an answer of another shape', () => {
  const json = { 'Content-Type': 'application/json' }

  it.each([['{'], ['{}'], ['[{"id":7}]']])(
    'is our server failing when it carries our epoch: %s',
    async (body) => {
      expect(await devicesOf(body, { ...json, 'X-Win-Epoch': 'e1' })).toEqual({ ok: false, reason: 'server' })
    },
  )

  it('is a portal when it does not', async () => {
    expect(await devicesOf('{}', json)).toEqual({ ok: false, reason: 'portal' })
  })
})
