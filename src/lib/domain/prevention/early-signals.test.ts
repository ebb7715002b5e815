import { describe, expect, it } from 'vitest'
import { earlySignals, type Known } from './early-signals.ts'

const nothing: Known = { endings: [], missed: [], kept: [], assessments: [] }
const today = '2026-11-17'

describe('early signals', () => {
  it('say nothing of a case of which nothing is recorded', () => {
    expect(earlySignals(nothing, today)).toEqual([])
  })

  it('warn of what ends within the horizon, the nearest first, until it is past', () => {
    const endings = [
      { what: 'isee', on: '2026-12-31' },
      { what: 'contract', on: '2026-11-30' },
      { what: 'lease', on: '2027-03-01' },
      { what: 'permit', on: '2026-11-16' },
      { what: 'benefit', on: today },
    ] as const
    expect(earlySignals({ ...nothing, endings }, today)).toEqual([
      { why: 'benefit', on: today },
      { why: 'contract', on: '2026-11-30' },
      { why: 'isee', on: '2026-12-31' },
    ])
    expect(earlySignals({ ...nothing, endings }, today, 5)).toEqual([{ why: 'benefit', on: today }])
  })

  it('warn of two appointments missed since the last that was kept', () => {
    const missed = ['2026-10-01', '2026-11-03', '2026-11-10']
    expect(earlySignals({ ...nothing, missed, kept: ['2026-10-15'] }, today)).toEqual([
      { why: 'missed', on: '2026-11-10', times: 2 },
    ])
    expect(earlySignals({ ...nothing, missed, kept: ['2026-11-04'] }, today)).toEqual([])
  })

  it('warn of areas that fell between the last two assessments, and name them', () => {
    const assessments = [
      { on: '2026-01-10', scores: { A1: 1 } },
      { on: '2026-05-10', scores: { A1: 3, A2: 4, C1: 3 } },
      { on: '2026-11-10', scores: { A1: 2, A2: 4, C1: 2, C2: 1 } },
    ] as const
    expect(earlySignals({ ...nothing, assessments }, today)).toEqual([
      { why: 'fell', on: '2026-11-10', areas: ['A1', 'C1'] },
    ])
    expect(earlySignals({ ...nothing, assessments: assessments.slice(0, 2) }, today)).toEqual([])
  })
})
