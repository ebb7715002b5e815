import { heedExit, type Tally } from './tally.ts'

const nothing: Tally = { passed: 0, failed: 0, skipped: 0 }

/** Vitest's JSON report. `todo` counts as skipped; a file that could not even be loaded as failed. */
export function readVitest(json: string | null, exitCode: number): Tally {
  if (json === null) return heedExit(nothing, exitCode || 1)
  const report = JSON.parse(json) as {
    numPassedTests: number
    numFailedTests: number
    numPendingTests: number
    numTodoTests: number
    testResults: { status: string; assertionResults: { status: string }[] }[]
  }
  const unloaded = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((one) => one.status === 'failed'),
  )
  const tally = {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unloaded.length,
    skipped: report.numPendingTests + report.numTodoTests,
  }
  return heedExit(tally, exitCode)
}

/** Playwright's JSON report. A test that passed only on a retry failed. */
export function readPlaywright(json: string | null, exitCode: number): Tally {
  if (json === null) return heedExit(nothing, exitCode || 1)
  const { stats } = JSON.parse(json) as {
    stats: { expected: number; unexpected: number; flaky: number; skipped: number }
  }
  const tally = { passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped }
  return heedExit(tally, exitCode)
}

/** The last line of `simulate`, `seeds N..M, K true conflicts, V violations`: each seed is one test. */
export function readSimulation(output: string, exitCode: number): Tally {
  const line = /^seeds (\d+)\.\.(\d+), \d+ true conflicts, (\d+) violations$/.exec(lastLine(output))
  if (!line) return heedExit(nothing, exitCode || 1)
  const seeds = Number(line[2]) - Number(line[1]) + 1
  const failed = Math.min(Number(line[3]), seeds)
  return heedExit({ passed: seeds - failed, failed, skipped: 0 }, exitCode)
}

/** A program of ours that closes with `N passed, N failed` (`, N skipped`), the last such line counting. */
export function readClosingLine(output: string, exitCode: number): Tally {
  const line = /^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?$/.exec(lastLine(output))
  if (!line) return heedExit(nothing, exitCode || 1)
  const tally = { passed: Number(line[1]), failed: Number(line[2]), skipped: Number(line[3] ?? 0) }
  return heedExit(tally, exitCode)
}

function lastLine(output: string): string {
  return output.trimEnd().split('\n').at(-1) ?? ''
}
