import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import type { Verdicts } from './run-access.ts'

/** Row → database → who is let in; a database that lets nobody in is left out. */
type Golden = Record<string, Record<string, string>>

const fileOf = (replica: string) => new URL(`./golden-${replica}.json`, import.meta.url)

/**
 * What is not as the golden list in the repository has it: an upgrade that changes anything shows here. A kind of
 * replica that has no list yet gets none, and is judged by the rules alone.
 */
export function compareWithGolden(verdicts: Verdicts, replica: string): string[] {
  if (!existsSync(fileOf(replica))) return []
  const golden = JSON.parse(readFileSync(fileOf(replica), 'utf8')) as Golden
  return verdicts.flatMap(({ row, database, letIn }) => {
    const known = golden[row]
    const was = known ? (known[database] ?? '') : 'not on the list'
    return was === letIn ? [] : [`${row}, ${database}: [${letIn}], was [${was}]`]
  })
}

/** Writes the golden list anew. */
export function writeGolden(verdicts: Verdicts, replica: string): void {
  const golden: Golden = {}
  for (const { row, database, letIn } of verdicts) {
    const known = (golden[row] ??= {})
    if (letIn !== '') known[database] = letIn
  }
  writeFileSync(fileOf(replica), `${JSON.stringify(golden, null, 2)}\n`)
}
