/** What a run prints and counts. */
export type Report = {
  /** Checks made, and what each that failed has to say. */
  count(checks: number, failures: readonly string[]): void
  /** One line for a row or group, with its failures under it. */
  row(title: string, failures: readonly string[]): void
  passed(): number
  failed(): number
}

const mostShown = 8

/** Counts, and prints a line a row; where `isQuiet`, only rows that failed. */
export function createReport(print: (line: string) => void, isQuiet = false): Report {
  let checks = 0
  let failed = 0
  return {
    count(made, failures) {
      checks += Math.max(made, failures.length)
      failed += failures.length
    },
    row(title, failures) {
      if (failures.length === 0 && isQuiet) return
      print(`${failures.length === 0 ? 'ok  ' : 'FAIL'} ${title}`)
      for (const failure of failures.slice(0, mostShown)) print(`       ${failure}`)
      if (failures.length > mostShown) print(`       … and ${failures.length - mostShown} more`)
    },
    passed: () => checks - failed,
    failed: () => failed,
  }
}
