import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fieldOf } from '#lib/domain/schema/kind.ts'
import type { Entry } from './entry.ts'
import { foldRecord, type Folded } from './fold.ts'
import { coversOf } from './read.ts'
import { noRemovals } from './removals.ts'
import { arbitraryChange, arbitraryHistory, arbitraryPart } from '#tests/fixtures/entries.ts'
import { makeEntry, over, removalsOf, textOfFold } from '#tests/fixtures/make-entry.ts'
import { sample, samplePaths, sampleSchema } from '#tests/fixtures/sample-kind.ts'

const runs = { numRuns: 1000 }
const fold = (entries: readonly Entry[], removals = noRemovals) => foldRecord(entries, removals, sampleSchema)
const liveIn = (folded: Folded | undefined) =>
  Object.entries(folded?.fields ?? {}).flatMap(([path, { live }]) =>
    live.map(({ entry }) => `${path} ${entry}`),
  )

describe('erasure', () => {
  it('[E14] lets nothing become live: what was erased goes, and what it had replaced stays away', () => {
    fc.assert(
      fc.property(arbitraryPart(), ({ history, part }) => {
        const before = liveIn(fold(history.entries))
        const erased = new Set(part.map((entry) => entry._id))
        const after = liveIn(fold(history.entries, removalsOf(part)))
        expect(after).toEqual(before.filter((live) => !erased.has(live.split(' ')[1] ?? '')))
      }),
      runs,
    )
  })

  it('[E14] is the same whether it comes before, after, or for something that never came', () => {
    fc.assert(
      fc.property(arbitraryPart(), ({ history, part, rest }) => {
        const removals = removalsOf(part)
        expect(textOfFold(fold(rest, removals))).toBe(textOfFold(fold(history.entries, removals)))
      }),
      runs,
    )
  })

  it('[E14] brings no item back: one that was not present is not present after', () => {
    fc.assert(
      fc.property(arbitraryPart(), ({ history, part }) => {
        const before = fold(history.entries)?.items.items ?? {}
        const after = fold(history.entries, removalsOf(part))?.items.items ?? {}
        for (const [item, state] of Object.entries(after))
          if (before[item] === 'removed') expect([item, state]).not.toEqual([item, 'present'])
      }),
      runs,
    )
  })
})

describe('frozen and write-once fields', () => {
  const frozen = Object.keys(samplePaths).filter((path) => fieldOf(sample, path)?.policy.type === 'frozen')
  const words = arbitraryChange(Object.fromEntries(frozen.map((path) => [path, samplePaths[path] ?? []])))
  const picks = fc.array(fc.nat(), { maxLength: 3 })

  it('[E10] an uncovered entry never moves a frozen field: it is shown as an irregularity', () => {
    fc.assert(
      fc.property(
        arbitraryPart(),
        words,
        picks,
        fc.nat(),
        ({ history, part }, { path, value }, seen, salt) => {
          const signed = fold(part)
          const covers = signed ? coversOf(signed) : []
          if (covers.length === 0) return
          const entries = [...history.entries, makeEntry({ covers })]
          const named = seen.map((pick) => entries[pick % entries.length] as Entry)
          const odd = makeEntry({
            set: { [path]: value },
            over: named.length > 0 ? over(path, ...named) : {},
            salt,
          })
          const [before, after] = [fold(entries), fold([...entries, odd])]
          for (const each of frozen) expect(after?.fields[each]).toEqual(before?.fields[each])
          expect(after?.irregular).toContainEqual({ entry: odd._id, path })
        },
      ),
      runs,
    )
  })

  it('[E10] a later signature that saw a single content does not move it', () => {
    fc.assert(
      fc.property(arbitraryHistory({ saves: 4 }), arbitraryHistory({ saves: 6 }), (first, more) => {
        const covers = first.entries.map((entry) => entry._id).sort()
        const unsigned = [...first.entries, ...more.entries].filter((entry) => !entry.covers)
        const known = unsigned.filter((entry) => covers.includes(entry._id))
        if (known.length === 0) return
        const signed = makeEntry({ covers: known.map((entry) => entry._id).sort() })
        const again = makeEntry({
          covers: [...unsigned, signed]
            .map((entry) => entry._id)
            .sort()
            .filter(isNew),
          salt: 1,
        })
        const before = fold([...known, signed])
        const after = fold([...unsigned, signed, again])
        for (const each of frozen) expect(after?.fields[each]).toEqual(before?.fields[each])
      }),
      runs,
    )
  })

  it('[E11] a change of a single first never moves it', () => {
    let tried = 0
    fc.assert(
      fc.property(arbitraryHistory(), fc.nat(), ({ entries }, salt) => {
        const firsts = entries.filter(({ set, over }) => (set.origin ?? null) !== null && !over.origin)
        const [first, ...others] = firsts
        if (!first || others.length > 0) return
        tried += 1
        const odd = makeEntry({ set: { origin: 'ALTRO' }, over: over('origin', first), salt })
        expect(fold([...entries, odd])?.fields.origin).toEqual(fold(entries)?.fields.origin)
      }),
      runs,
    )
    expect(tried).toBeGreaterThan(100)
  })
})

function isNew<T>(one: T, i: number, all: readonly T[]): boolean {
  return all.indexOf(one) === i
}
