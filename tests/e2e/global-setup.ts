import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureBuilt } from '#server/ensure/ensureBuilt.mjs'
import { sentences } from '#server/ensure/sentences.mjs'
import { bundleServer } from './server/bundle-server.ts'
import { seedVariable } from './server/seed.ts'
import { bundleVariable, startServer } from './server/start-server.ts'

/** Builds the app unless it is built, and prepares once the small network that every test starts from. */
export default async function globalSetup(): Promise<() => void> {
  if (!(await ensureBuilt(sentences.en))) throw new Error('the app could not be built')
  process.env[bundleVariable] = await bundleServer()
  const folder = mkdtempSync(join(tmpdir(), 'win-e2e-seed-'))
  const dataDir = join(folder, 'data')
  const server = await startServer({ dataDir, isNew: true })
  await server.stop()
  process.env[seedVariable] = dataDir
  return () => rmSync(folder, { recursive: true, force: true })
}
