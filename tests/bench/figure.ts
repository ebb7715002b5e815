/** Who was measured; `pouchdb-tuned` is the best of its batches and adapters. */
export type Subject = 'win' | 'win-4x' | 'pouchdb-default' | 'pouchdb-tuned' | 'rxdb' | 'floor'

/** One line of bench.json, in the form that the core reads. */
export type Figure = { figure: string; subject: Subject; value: number; unit: 'ms' | 'bytes' }

/** The time that `p` per cent of them do not exceed. */
export function percentile(times: readonly number[], p: number): number {
  const sorted = [...times].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * p) / 100))] ?? Number.NaN
}

/** What one measuring found; `notes` are printed below the table. */
export type Found = { figures: Figure[]; notes: string[] }
