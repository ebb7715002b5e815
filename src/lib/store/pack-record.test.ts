import fc from 'fast-check'
import { expect, it } from 'vitest'
import { foldRecord } from '#lib/entries/fold.ts'
import { arbitraryPart } from '#tests/fixtures/entries.ts'
import { removalsOf } from '#tests/fixtures/make-entry.ts'
import { sampleSchema } from '#tests/fixtures/sample-kind.ts'
import { packRecord, unpackRecord } from './pack-record.ts'

it('[S10] a fold is the same after packing, through JSON, whatever was erased or not understood', () => {
  const schemas = [sampleSchema, new Map()]
  fc.assert(
    fc.property(arbitraryPart(), fc.constantFrom(...schemas), ({ part, rest }, schema) => {
      const folded = foldRecord(rest, removalsOf(part), schema)
      fc.pre(folded !== undefined)
      const packed = packRecord(folded, rest)
      expect(unpackRecord(JSON.parse(JSON.stringify(packed)))).toEqual(folded)
    }),
  )
})
