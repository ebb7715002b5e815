import { createCipheriv, hkdfSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { cheapKdfPolicy, cheapParams } from '#tests/fixtures/cheap-kdf.ts'
import { encrypt } from './aes-gcm.ts'
import { utf8 } from './bytes.ts'
import { deriveKey } from './derive-key.ts'
import { standardKdfPolicy } from './kdf-policy.ts'

const salt = utf8('somesalt')
const nothing = new Uint8Array(0)
const zeros = new Uint8Array(12)

/** What a key does to a known block: keys cannot be read, but they can be told apart. */
async function fingerprint(passphrase: string, params: unknown, policy = cheapKdfPolicy): Promise<string> {
  const derived = await deriveKey(passphrase, salt, params, policy)
  if (!derived.ok) return derived.reason
  return Buffer.from(await encrypt(derived.key, zeros, nothing, new Uint8Array(16))).toString('hex')
}

function fingerprintOfHash(argon2Hex: string): string {
  const info = 'win\nvault\n1\nkek\npassphrase'
  const key = new Uint8Array(hkdfSync('sha256', Buffer.from(argon2Hex, 'hex'), nothing, info, 32))
  const cipher = createCipheriv('aes-256-gcm', key, zeros)
  return (
    cipher.update(new Uint8Array(16)).toString('hex') +
    cipher.final('hex') +
    cipher.getAuthTag().toString('hex')
  )
}

describe('deriveKey', () => {
  // The first from the test suite of Argon2's authors, the second from their C code by way of argon2-cffi.
  it.each([
    [2, '09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7'],
    [3, '9e8789c8b42834220afc00085ac73acc308651216994abbfddd69b2592032efd'],
  ])('[V2] gives at 64 MiB and %i passes the key of the reference implementation', async (passes, vector) => {
    const params = { memoryKiB: 65_536, passes, parallelism: 1 }
    expect(await fingerprint('password', params, standardKdfPolicy)).toBe(fingerprintOfHash(vector))
  })

  it('[V2] changes with passphrase, memory and passes', async () => {
    const keys = [
      await fingerprint('uno', cheapParams),
      await fingerprint('due', cheapParams),
      await fingerprint('uno', { ...cheapParams, memoryKiB: 16 }),
      await fingerprint('uno', { ...cheapParams, passes: 2 }),
    ]
    expect(new Set(keys).size).toBe(4)
    expect(await fingerprint('uno', cheapParams)).toBe(keys[0])
  })

  it('[V5] does not see Unicode form and stray spaces, but sees letter case', async () => {
    const key = await fingerprint('perché no tè blu', cheapParams)
    expect(await fingerprint('  perche\u0301 no  te\u0300\tblu ', cheapParams)).toBe(key)
    expect(await fingerprint('Perché no tè blu', cheapParams)).not.toBe(key)
  })

  it('[V5] takes any text a person can type, even none', async () => {
    for (const text of ['', ' ', '🐌'.repeat(500), '\ud800']) {
      expect(await fingerprint(text, cheapParams)).toMatch(/^[0-9a-f]{64}$/)
    }
  })

  it.each([
    ['missing', undefined],
    ['null', null],
    ['a text', '64MiB'],
    ['empty', {}],
    ['under the floor in memory', { memoryKiB: 19 * 1024 - 1, passes: 3, parallelism: 1 }],
    ['under the floor in passes', { memoryKiB: 65_536, passes: 1, parallelism: 1 }],
    ['over the ceiling in memory', { memoryKiB: 256 * 1024 + 1, passes: 3, parallelism: 1 }],
    ['4 GB', { memoryKiB: 4_194_304, passes: 3, parallelism: 1 }],
    ['over the ceiling in passes', { memoryKiB: 65_536, passes: 11, parallelism: 1 }],
    ['fractions', { memoryKiB: 65_536.5, passes: 3, parallelism: 1 }],
    ['texts for numbers', { memoryKiB: '65536', passes: '3', parallelism: 1 }],
    ['many lanes', { memoryKiB: 65_536, passes: 3, parallelism: 4 }],
    ['not a number', { memoryKiB: Number.NaN, passes: 3, parallelism: 1 }],
  ])('[V3] refuses parameters that are %s', async (_, params) => {
    const derived = await deriveKey('password', salt, params, standardKdfPolicy)
    expect(derived).toEqual({ ok: false, reason: 'bad-parameters' })
  })

  it('[V3] says so when the device has not the memory, instead of falling over', async () => {
    const dear = { memoryKiB: 4_194_000, passes: 1, parallelism: 1 } as const
    const derived = await deriveKey('password', salt, dear, { floor: cheapParams, ceiling: dear })
    expect(derived).toEqual({ ok: false, reason: 'out-of-memory' })
  })
})
