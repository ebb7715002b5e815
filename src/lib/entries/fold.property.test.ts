import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fieldOf, type Json } from '#lib/domain/schema/kind.ts'
import type { Entry, EntryId, Path } from './entry.ts'
import { checkEnvelope } from './envelope.ts'
import { foldRecord, type Folded } from './fold.ts'
import { isHashed } from './hash.ts'
import { seenOf } from './read.ts'
import { noRemovals } from './removals.ts'
import {
  arbitraryHistory,
  arbitraryPart,
  arbitrarySteps,
  playHistory,
  type History,
} from '#tests/fixtures/entries.ts'
import { makeEntry, over, textOfFold } from '#tests/fixtures/make-entry.ts'
import { sample, samplePaths, sampleSchema } from '#tests/fixtures/sample-kind.ts'

const runs = { numRuns: 1000 }
const fold = (entries: readonly Entry[], removals = noRemovals) => foldRecord(entries, removals, sampleSchema)
const policyOf = (path: Path) => fieldOf(sample, path)?.policy.type
const liveOf = (folded: Folded | undefined, path: Path) => (folded ? seenOf(folded, path) : [])

/** Histories with a true conflict, as a share: a property over histories that never meet would prove nothing. */
const met = { histories: 0, conflicts: 0, irregular: 0, reviews: 0, signed: 0 }
function count({ entries }: History): void {
  const folded = fold(entries)
  met.histories += 1
  if (Object.values(folded?.fields ?? {}).some((field) => field.conflict)) met.conflicts += 1
  if (folded && folded.irregular.length > 0) met.irregular += 1
  if (Object.values(folded?.items.items ?? {}).includes('review')) met.reviews += 1
  if (entries.some((entry) => entry.covers)) met.signed += 1
}

describe('the laws of a fold', () => {
  it('[E4] order, repeats and the way in which entries arrived change nothing, byte for byte', () => {
    const history = fc.tuple(arbitraryPart(), fc.infiniteStream(fc.nat()))
    fc.assert(
      fc.property(history, ([{ history, part, rest }, picks]) => {
        count(history)
        const whole = textOfFold(fold(history.entries))
        const shuffled = [...history.entries, ...part]
          .map((entry) => ({ entry, place: picks.next().value as number }))
          .sort((a, b) => a.place - b.place)
          .map(({ entry }) => entry)
        expect(textOfFold(fold(shuffled))).toBe(whole)
        expect(textOfFold(fold([...rest, ...part, ...rest]))).toBe(whole)
        expect(textOfFold(fold(JSON.parse(JSON.stringify(history.entries)) as Entry[]))).toBe(whole)
      }),
      runs,
    )
    expect(met.conflicts / met.histories).toBeGreaterThan(0.3)
    for (const times of [met.irregular, met.reviews, met.signed]) expect(times).toBeGreaterThan(50)
  })

  it('[E4] every entry of a history passes the edge and fits its id', () => {
    fc.assert(
      fc.property(arbitraryHistory(), ({ entries }) => {
        for (const entry of entries) expect([checkEnvelope(entry).ok, isHashed(entry)]).toEqual([true, true])
      }),
      runs,
    )
  })

  it('[E6] what is live in a union is what is live in a part and not replaced in the other', () => {
    fc.assert(
      fc.property(arbitraryPart(), ({ history, part, rest }) => {
        const [whole, one, other] = [fold(history.entries), fold(part), fold(rest)]
        for (const path of Object.keys(samplePaths)) {
          const policy = policyOf(path)
          if (policy === 'frozen' || policy === 'once') continue
          const replaced = (entries: readonly Entry[]) =>
            new Set(entries.flatMap((entry) => overOf(entry, path)))
          const kept = [
            ...liveOf(one, path).filter((id) => !replaced(rest).has(id)),
            ...liveOf(other, path).filter((id) => !replaced(part).has(id)),
          ]
          expect(liveOf(whole, path)).toEqual([...new Set(kept)].sort())
        }
      }),
      runs,
    )
  })

  it('[E6] no value is lost: each is live, or another entry of its path is over it, or it is an irregularity', () => {
    fc.assert(
      fc.property(arbitraryHistory(), ({ entries }) => {
        const folded = fold(entries)
        for (const entry of entries)
          for (const path of Object.keys(entry.set)) {
            const isReplaced = entries.some((each) => overOf(each, path).includes(entry._id))
            const isOdd = folded?.irregular.some((each) => each.entry === entry._id && each.path === path)
            const isGap = policyOf(path) === 'once' && entry.set[path] === null
            expect(liveOf(folded, path).includes(entry._id) || isReplaced || isOdd || isGap).toBe(true)
          }
      }),
      runs,
    )
  })

  it('[E7] a conflict is shown when two live values differ, and only then, but in `latest` never', () => {
    fc.assert(
      fc.property(arbitraryHistory(), ({ entries }) => {
        for (const [path, field] of Object.entries(fold(entries)?.fields ?? {})) {
          const differ = new Set(field.live.map(({ value }) => JSON.stringify(value))).size > 1
          expect(field.conflict).toBe(differ && policyOf(path) !== 'latest')
          if (!differ) expect(field.shown).toEqual(field.live[0]?.value)
        }
      }),
      runs,
    )
  })

  it('[E4] an edit made over all that is on screen settles its field for everyone', () => {
    fc.assert(
      fc.property(arbitraryHistory(), ({ entries }) => {
        const folded = fold(entries)
        for (const path of ['phone', 'colour', 'consent']) {
          const seen = entries.filter((entry) => liveOf(folded, path).includes(entry._id))
          const value = path === 'consent' ? 'PRESTATO' : 'nuovo'
          const edit = makeEntry({ set: { [path]: value }, over: seen.length > 0 ? over(path, ...seen) : {} })
          expect(fold([...entries, edit])?.fields[path]).toMatchObject({ conflict: false, shown: value })
        }
      }),
      { numRuns: 1000 },
    )
  })
})

describe('clocks', () => {
  it('[E8] change nothing but which concurrent value of a `latest` field shows', () => {
    const clocks = fc.array(fc.array(fc.nat({ max: 40_000 }), { minLength: 1 }), {
      minLength: 3,
      maxLength: 3,
    })
    fc.assert(
      fc.property(arbitrarySteps(), clocks, (steps, days) => {
        const off = playHistory(steps, {}, (device, n) =>
          dayText(days[device]?.[n % (days[device]?.length ?? 1)] ?? 0),
        )
        expect(unnamed(off)).toEqual(unnamed(playHistory(steps)))
        for (const [path, field] of Object.entries(fold(off.entries)?.fields ?? {})) {
          if (policyOf(path) !== 'latest') continue
          const last = [...field.live].sort((a, b) => (a.at + a.entry < b.at + b.entry ? -1 : 1)).at(-1)
          expect(field.shown).toEqual(last?.value)
        }
      }),
      runs,
    )
  })
})

describe('protective fields', () => {
  it('[E9] never show less than the most protective live value', () => {
    const order = ['REVOCATO', 'NEGATO', 'PRESTATO', null]
    fc.assert(
      fc.property(arbitraryHistory(), ({ entries }) => {
        const consent = fold(entries)?.fields.consent
        if (!consent) return
        const ranks = consent.live.map(({ value }) => order.indexOf(value as string))
        expect(consent.shown).toBe(order[Math.min(...ranks)])
      }),
      runs,
    )
  })
})

/** The text of a fold in which entries are called by the order of their making, without clocks and what they decide. */
function unnamed({ entries }: History): Json {
  const places = new Map(entries.map((entry, i) => [entry._id, i]))
  const folded = fold(entries)
  const placeOf = (id: EntryId) => places.get(id) ?? -1
  const fields = Object.entries(folded?.fields ?? {}).map(([path, field]): Json => {
    const live = field.live.map(({ entry, value, author }): Json => [placeOf(entry), value, author])
    const shown = policyOf(path) === 'latest' ? 'a clock decides' : (field.shown ?? null)
    return [
      path,
      live.sort((a, b) => ((a as number[])[0] ?? 0) - ((b as number[])[0] ?? 0)),
      field.conflict,
      shown,
    ]
  })
  const irregular = folded?.irregular.map(({ entry, path }) => `${path} ${placeOf(entry)}`).sort() ?? []
  return [fields, folded?.items ?? {}, irregular, folded?.entries.length ?? 0]
}

function overOf(entry: Entry, path: Path): readonly EntryId[] {
  return Object.hasOwn(entry.over, path) ? (entry.over[path] ?? []) : []
}

function dayText(day: number): string {
  return new Date(day * 86_400_000).toISOString()
}
