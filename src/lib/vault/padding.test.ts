import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pad, paddedLength, unpad } from './padding.ts'

describe('padding', () => {
  it('[V16] steps by 256 bytes up to 4 KiB, then by at most an eighth', () => {
    const lengths = [1, 256, 257, 4096, 4097, 8192, 8193, 100_000]
    expect(lengths.map(paddedLength)).toEqual([256, 256, 512, 4096, 4608, 8192, 9216, 106_496])
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 30 }), (length) => {
        const padded = paddedLength(length)
        expect(padded).toBeGreaterThanOrEqual(length)
        expect(padded - length).toBeLessThan(length <= 4096 ? 256 : length / 8)
        expect(paddedLength(padded)).toBe(padded)
      }),
    )
  })

  it('[V16] unpad gives back what pad was given', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 9000 }), (bytes) => {
        expect(Buffer.from(unpad(pad(bytes)) ?? []).equals(Buffer.from(bytes))).toBe(true)
      }),
    )
  })

  it('[V8] a length that does not fit the size is refused', () => {
    const padded = pad(new Uint8Array(10))
    for (const length of [253, 4096, 2 ** 32 - 1]) {
      new DataView(padded.buffer).setUint32(0, length)
      expect(unpad(padded)).toBeNull()
    }
    expect(unpad(new Uint8Array(3))).toBeNull()
  })
})
