import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Where the global setup tells the workers of its prepared network. */
export const seedVariable = 'WIN_E2E_SEED'

/** A copy of the prepared network, for one test alone. `remove` takes it away. */
export function copySeed(): { dataDir: string; remove(): void } {
  const seed = process.env[seedVariable]
  if (seed === undefined) throw new Error('the global setup has not run')
  const folder = mkdtempSync(join(tmpdir(), 'win-e2e-'))
  const dataDir = join(folder, 'data')
  cpSync(seed, dataDir, { recursive: true })
  return { dataDir, remove: () => rmSync(folder, { recursive: true, force: true }) }
}
