import { describe, expect, it } from 'vitest'
import type { Json } from '../schema/kind.ts'
import { areas, blocks, type Area } from './areas.ts'
import { compareScores } from './compare-scores.ts'
import { causes, suggestCauses } from './causes.ts'
import { isBlank, whatIsMissing } from './what-is-missing.ts'

const whole: Record<string, Json> = {
  ...Object.fromEntries([...blocks.A, ...blocks.B].map((area) => [`${area}/score`, 2])),
  ...Object.fromEntries(blocks.C.slice(0, 4).map((area) => [`${area}/score`, 3])),
  ...Object.fromEntries(causes.map((cause) => [cause, 'ASSENTE'])),
  outcome: 'E2',
}
const missingIn = (values: Record<string, Json | undefined>) => whatIsMissing((path) => values[path])

describe('an assessment may be signed', () => {
  it('with levels in A1–B3, four of C1–C6, the causes and the outcome', () => {
    expect(missingIn(whole)).toEqual([])
    expect(Object.values(blocks).flat()).toEqual([...areas])
  })

  it('where an area does not concern the person, but not where nobody found out', () => {
    expect(missingIn({ ...whole, 'A1/score': 0 })).toEqual([])
    expect(missingIn({ ...whole, 'A1/score': 9 })).toEqual(['A1'])
  })

  it('not before: what is missing is named', () => {
    expect(missingIn({})).toEqual(['A1', 'A2', 'B1', 'B2', 'B3', 'C', 'causes', 'outcome'])
    expect(missingIn({ ...whole, 'C4/score': 0 })).toEqual(['C'])
    expect(missingIn({ ...whole, causeDoing: undefined })).toEqual(['causes'])
  })

  it('is blank until the first level', () => {
    expect(isBlank(() => undefined)).toBe(true)
    expect(isBlank((path) => (path === 'C6/score' ? 4 : undefined))).toBe(false)
  })
})

describe('change between two assessments', () => {
  it('pairs what has a level both times, and leaves out the rest', () => {
    expect(
      compareScores({ A1: 2, A2: 3, B1: 4, C1: 0, C2: 3 }, { A1: 3, A2: 3, B1: 2, C1: 4, C3: 5 }),
    ).toEqual([
      { area: 'A1', before: 2, now: 3, change: 'better', leftEmergency: true, reached: false },
      { area: 'A2', before: 3, now: 3, change: 'same', leftEmergency: false, reached: false },
      { area: 'B1', before: 4, now: 2, change: 'worse', leftEmergency: false, reached: false },
    ])
  })

  it('tells who left the emergency and who reached autonomy, which may be the same', () => {
    const [change] = compareScores({ C4: 1 }, { C4: 4 })
    expect(change).toMatchObject({ leftEmergency: true, reached: true })
  })
})

describe('the causes that a map makes one think of', () => {
  const of = (scores: Partial<Record<Area, number>>) => suggestCauses((area) => scores[area])

  it('are those of which an area stands at 2 or less', () => {
    expect(of({ A1: 2, B1: 3, B2: 1 })).toEqual(['causeWork', 'causeKnowing'])
  })

  it('are none for "not pertinent", "not found out" or no score', () => {
    expect(of({ A1: 0, A2: 9, B3: 4 })).toEqual([])
  })
})
