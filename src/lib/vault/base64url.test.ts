import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromBase64url, toBase64url } from './base64url.ts'

describe('base64url', () => {
  it('[V1] agrees with Node’s own, both ways', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const text = toBase64url(bytes)
        expect(text).toBe(Buffer.from(bytes).toString('base64url'))
        expect([...(fromBase64url(text, bytes.length) ?? [-1])]).toEqual([...bytes])
      }),
    )
  })

  it.each([['AA=='], ['A'], ['AB'], ['A A='], ['AA\n'], ['+/'], ['è'], [7], [null], [undefined]])(
    '[V6] does not read %j',
    (text) => expect(fromBase64url(text)).toBeNull(),
  )

  it('[V6] does not read another length than was asked for', () => {
    expect(fromBase64url('AAAA', 3)).not.toBeNull()
    expect(fromBase64url('AAAA', 4)).toBeNull()
  })
})
