import { describe, expect, it } from 'vitest'
import { utf8 } from './bytes.ts'
import { deriveSubkey } from './derive-subkey.ts'
import { openEnvelope, sealEnvelope } from './envelope.ts'
import { label } from './label.ts'

const rowKey = (fill: number) => deriveSubkey(new Uint8Array(32).fill(fill), new Uint8Array(0), label('rows'))
const nonce = Uint8Array.from({ length: 12 }, (_, index) => index)
const content = utf8('Lo Presti, Giuseppe')
const text = (opened: Awaited<ReturnType<typeof openEnvelope>>): string =>
  opened.ok ? new TextDecoder().decode(opened.plaintext) : opened.reason

describe('envelope', () => {
  it('[V2] gives these bytes for this key, nonce, place and content', async () => {
    const sealed = await sealEnvelope(await rowKey(7), nonce, 'entries/1', content)
    const digest = Buffer.from(await crypto.subtle.digest('SHA-256', sealed)).toString('hex')
    expect(sealed).toHaveLength(2 + 12 + 256 + 16)
    expect(Buffer.from(sealed.subarray(0, 30)).toString('hex')).toBe(
      '0101000102030405060708090a0bc81c950267bb29add3d5d5e55d9bf268',
    )
    expect(digest).toBe('64f9ff4286c820c5bc358bd871971d7295a7f489c4e7b8861d3f72214e0f00e6')
  })

  it('[V8] a bit flipped in any byte is refused, and never thrown', async () => {
    const key = await rowKey(7)
    const sealed = await sealEnvelope(key, nonce, 'entries/1', content)
    for (let at = 0; at < sealed.length; at += 1) {
      const flipped = sealed.slice()
      flipped[at] = (flipped[at] ?? 0) ^ (1 << (at % 8))
      expect(text(await openEnvelope(key, 'entries/1', flipped))).toBe(at < 2 ? 'unsupported' : 'damaged')
    }
  })

  it('[V8] cut short or made longer anywhere it is refused', async () => {
    const key = await rowKey(7)
    const sealed = await sealEnvelope(key, nonce, 'entries/1', content)
    for (let length = 0; length < sealed.length; length += 1) {
      expect((await openEnvelope(key, 'entries/1', sealed.subarray(0, length))).ok).toBe(false)
    }
    const longer = Uint8Array.of(...sealed, 0)
    expect(text(await openEnvelope(key, 'entries/1', longer))).toBe('damaged')
  })

  it('[V8] opens at its own place with its own key and nowhere else', async () => {
    const key = await rowKey(7)
    const sealed = await sealEnvelope(key, nonce, 'entries/1', content)
    expect(text(await openEnvelope(key, 'entries/1', sealed))).toBe('Lo Presti, Giuseppe')
    for (const aad of ['', 'entries/', 'entries/11', 'folded/1', '1\nentries/1']) {
      expect(text(await openEnvelope(key, aad, sealed))).toBe('damaged')
    }
    expect(text(await openEnvelope(await rowKey(8), 'entries/1', sealed))).toBe('damaged')
  })

  it('[V8] opens from a view into a larger buffer and from shared memory', async () => {
    const key = await rowKey(7)
    const sealed = await sealEnvelope(key, nonce, 'entries/1', content)
    const larger = Uint8Array.of(9, 9, 9, ...sealed, 9)
    expect((await openEnvelope(key, 'entries/1', larger.subarray(3, -1))).ok).toBe(true)
    const shared = new Uint8Array(new SharedArrayBuffer(sealed.length))
    shared.set(sealed)
    expect((await openEnvelope(key, 'entries/1', shared)).ok).toBe(true)
  })
})
