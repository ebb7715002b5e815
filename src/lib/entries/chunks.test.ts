import fc from 'fast-check'
import { expect, it } from 'vitest'
import { chunkSize, longestFile } from '#lib/domain/kinds/document.ts'
import { cutFile, joinFile } from './chunks.ts'

it('what is cut joins to the same bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 40_000 }), (file) => {
      expect(joinFile(cutFile(file), file.length)).toEqual(file)
    }),
    { numRuns: 50 },
  )
})

it('the longest file fits into as many chunks as a document may list, each within the limits of an entry', () => {
  const file = new Uint8Array(longestFile).fill(255)
  const chunks = cutFile(file)
  expect(chunks.length).toBeLessThanOrEqual(40)
  for (const texts of chunks) {
    expect(texts.length).toBeLessThanOrEqual(chunkSize.texts)
    expect(Math.max(...texts.map((text) => text.length))).toBeLessThanOrEqual(chunkSize.text)
  }
  expect(joinFile(chunks, file.length)?.every((byte) => byte === 255)).toBe(true)
})

it.each([
  ['a chunk is missing', (chunks: string[][]) => chunks.slice(1)],
  ['a chunk is there twice', (chunks: string[][]) => [...chunks, ...chunks]],
  ['a text is no base64url', ([first = [], ...rest]: string[][]) => [['=', ...first.slice(1)], ...rest]],
])('a file is none when %s', (_, spoil) => {
  const file = new Uint8Array(chunkSize.bytes + 5)
  expect(joinFile(spoil(cutFile(file)), file.length)).toBeUndefined()
})
