import { describe, expect, it } from 'vitest'
import { allowanceOf, defaultAllowance, ruleOf, type AllowanceRule } from './allowance.ts'
import { categories, isTraineeship, missingEvidence } from './categories.ts'
import { endAfter } from './suspension.ts'

describe('the allowance of a month', () => {
  const rule = ruleOf('2026-11', defaultAllowance) as AllowanceRule

  it.each([
    [14, 20, 50_000],
    [13, 20, 30_000],
    [10, 20, 30_000],
    [9, 20, 0],
    [20, 20, 50_000],
    [0, 20, 0],
    [7, 10, 50_000],
    [3, 0, 0],
  ])('pays %i of %i presences with %i cents', (present, planned, cents) => {
    expect(allowanceOf({ present, planned }, rule)).toBe(cents)
  })

  it('goes by the rule of its month: a new one changes nothing of before', () => {
    const rules = [...defaultAllowance, { from: '2027-01', steps: [{ percent: 60, cents: 60_000 }] }]
    expect(ruleOf('2026-12', rules)?.steps).toHaveLength(2)
    expect(ruleOf('2027-01', rules)?.steps).toEqual([{ percent: 60, cents: 60_000 }])
    expect(ruleOf('2013-12', rules)).toBeUndefined()
  })
})

describe('the end of a suspended traineeship', () => {
  it('moves by an illness of thirty days (scenario 6)', () => {
    const illness = { from: '2026-04-10', to: '2026-05-09', reason: 'GIUSTIFICATA' } as const
    expect(endAfter('2026-05-31', [illness])).toBe('2026-06-30')
  })

  it('does not move by a shorter one, by one that still lasts, or for another reason', () => {
    const end = '2026-05-31'
    expect(endAfter(end, [{ from: '2026-04-10', to: '2026-05-08', reason: 'GIUSTIFICATA' }])).toBe(end)
    expect(endAfter(end, [{ from: '2026-04-10', reason: 'GIUSTIFICATA' }])).toBe(end)
    expect(endAfter(end, [{ from: '2026-01-01', to: '2026-03-31', reason: 'ALTRO' }])).toBe(end)
  })

  it('moves by each that is long enough', () => {
    const closed = { from: '2026-08-10', to: '2026-08-24', reason: 'CHIUSURA' } as const
    const maternity = { from: '2026-09-01', to: '2026-09-30', reason: 'GIUSTIFICATA' } as const
    expect(endAfter('2026-10-31', [closed, maternity])).toBe('2026-12-15')
  })
})

describe('the proof of a start', () => {
  it('is asked of every category, and any one of a group will do', () => {
    for (const category of categories) expect(missingEvidence(category, []).length).toBeGreaterThan(1)
    expect(missingEvidence('ASSUNZIONE_TD', ['UNILAV', 'PRIMO_GIORNO'])).toEqual([])
    expect(missingEvidence('ASSUNZIONE_TD', ['PRIMO_GIORNO'])).toEqual([['CONTRATTO', 'UNILAV']])
    expect(missingEvidence('TIR_COMUNI', ['PRIMA_PRESENZA'])).toEqual([['UNILAV'], ['IMPEGNO']])
  })

  it('tells traineeships from the rest', () => {
    expect(categories.filter(isTraineeship)).toEqual(['TIR_COMUNI', 'GIOVANISI', 'TIR_ASL'])
  })
})
