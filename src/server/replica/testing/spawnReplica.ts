import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const program = fileURLToPath(new URL('./standaloneReplica.ts', import.meta.url))

/** A replica in a process of its own; `said` is what it printed about its start. */
export type SpawnedReplica = {
  said: { ok: boolean; url: string; reason?: string }
  kill(): Promise<void>
}

/** Resolves once the child has started or refused to; `kill` is kill -9. */
export async function spawnReplica(dataDir: string): Promise<SpawnedReplica> {
  const child = spawn(process.execPath, ['--import', 'tsx', program, dataDir], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  if (!child.stdout) throw new Error('the child has no output')
  // Listened for from the start: a child that was refused ends by itself, perhaps before anybody kills it.
  const gone = once(child, 'exit')
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string]
  return { said: JSON.parse(line) as SpawnedReplica['said'], kill: () => killed(child, gone) }
}

async function killed(child: ChildProcess, gone: Promise<unknown>): Promise<void> {
  child.kill('SIGKILL')
  await gone
}
