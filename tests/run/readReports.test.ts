import { describe, expect, it } from 'vitest'
import { readClosingLine, readPlaywright, readSimulation, readVitest } from './readReports.ts'
import { addTallies, closingLine, isGreen, oneCheck } from './tally.ts'

const vitest = (counts: object, testResults: object[] = []) =>
  JSON.stringify({
    numPassedTests: 0,
    numFailedTests: 0,
    numPendingTests: 0,
    numTodoTests: 0,
    ...counts,
    testResults,
  })

describe('the count of vitest', () => {
  it('adds todo to the skipped', () => {
    const json = vitest({ numPassedTests: 9, numPendingTests: 1, numTodoTests: 2 })
    expect(readVitest(json, 0)).toEqual({ passed: 9, failed: 0, skipped: 3 })
  })

  it('holds a file that could not be loaded for a failure', () => {
    const unloaded = { status: 'failed', assertionResults: [] }
    expect(readVitest(vitest({ numPassedTests: 9 }, [unloaded]), 1).failed).toBe(1)
  })

  it('fails with the exit code alone, and without a report', () => {
    expect(readVitest(vitest({ numPassedTests: 9 }), 1).failed).toBe(1)
    expect(readVitest(null, 0).failed).toBe(1)
  })
})

describe('the count of Playwright', () => {
  it('holds a test that passed on a retry for a failure', () => {
    const json = JSON.stringify({ stats: { expected: 4, unexpected: 1, flaky: 2, skipped: 3 } })
    expect(readPlaywright(json, 1)).toEqual({ passed: 4, failed: 3, skipped: 3 })
  })
})

describe('the count of the simulation', () => {
  it('is one for each seed', () => {
    const output = 'seed 3 …\nseeds 3..62, 31 true conflicts, 0 violations\n'
    expect(readSimulation(output, 0)).toEqual({ passed: 60, failed: 0, skipped: 0 })
  })

  it('fails on a violation, a bad exit, an output cut short', () => {
    expect(readSimulation('seeds 1..60, 31 true conflicts, 2 violations\n', 1).failed).toBe(2)
    expect(readSimulation('seeds 1..60, 31 true conflicts, 0 violations\n', 1).failed).toBe(1)
    expect(readSimulation('seed 3 …\n', 0).failed).toBe(1)
  })
})

describe('the count of a program with a closing line', () => {
  it('is that of its last line', () => {
    expect(readClosingLine('rows\n12 passed, 0 failed\n', 0)).toEqual({ passed: 12, failed: 0, skipped: 0 })
    expect(readClosingLine('12 passed, 1 failed, 2 skipped\n', 1)).toEqual({
      passed: 12,
      failed: 1,
      skipped: 2,
    })
  })

  it('fails without one', () => {
    expect(readClosingLine('12 passed, 0 failed\nand then a crash\n', 0).failed).toBe(1)
  })
})

describe('the sum', () => {
  it('closes with one plain line', () => {
    const sum = addTallies([oneCheck(0), oneCheck(1), { passed: 5, failed: 0, skipped: 2 }])
    expect(closingLine(sum)).toBe('6 passed, 1 failed, 2 skipped')
  })

  it('is green only when something ran, nothing failed and nothing was skipped', () => {
    expect(isGreen({ passed: 1, failed: 0, skipped: 0 })).toBe(true)
    expect(isGreen({ passed: 1, failed: 1, skipped: 0 })).toBe(false)
    expect(isGreen({ passed: 1, failed: 0, skipped: 1 })).toBe(false)
    expect(isGreen({ passed: 0, failed: 0, skipped: 0 })).toBe(false)
  })
})
