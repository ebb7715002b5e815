import { describe, expect, it } from 'vitest'
import { readFlags } from './read-flags.ts'

describe('flags of npm start', () => {
  it('have defaults for a machine of one’s own', () => {
    expect(readFlags([])).toEqual({
      ok: true,
      value: {
        port: 8080,
        host: '127.0.0.1',
        dataDir: './data',
        demo: true,
        trustProxy: undefined,
        logDays: 190,
        retireWorker: false,
      },
    })
  })

  it('are taken as given', () => {
    const args = [
      '--port',
      '9090',
      '--data',
      'd',
      '--no-demo',
      '--trust-proxy',
      '10.0.0.1',
      '--log-days',
      '30',
    ]
    expect(readFlags(args)).toMatchObject({
      value: { port: 9090, dataDir: 'd', demo: false, trustProxy: '10.0.0.1', logDays: 30 },
    })
  })

  it('get one sentence when they are wrong', () => {
    for (const args of [
      ['--prot', '1'],
      ['--port', 'x'],
      ['--port', '70000'],
      ['--port'],
      ['--log-days', '0'],
      ['--trust-proxy', 'tutti'],
      ['altro'],
    ]) {
      const flags = readFlags(args)
      expect([args, flags.ok]).toEqual([args, false])
      expect(!flags.ok && flags.sentence).toMatch(/^[A-ZÈ].*\.$/)
    }
  })
})
