import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { root } from '#server/ensure/root.mjs'

/** Where the global setup tells the workers of the bundled server. */
export const bundleVariable = 'WIN_E2E_SERVER'

/** What a server of the tests serves. */
export type Serving = {
  dataDir: string
  /** Zero, or nothing: any that is free. */
  port?: number
  /** The folder of the built app. */
  build?: string
  /** Takes a broken service worker back. */
  retireWorker?: boolean
  /** Loads the small network, before anybody is let in. */
  isNew?: boolean
  /** Adds so many new cases to one tavolo, for the person of the bench. */
  cases?: number
}

/** A server in a process of its own, which a test may kill. */
export type Server = {
  url: string
  port: number
  /** Ends it in order. */
  stop(): Promise<void>
  /** SIGKILL: from here on nobody listens. */
  kill(): Promise<void>
}

/** Starts a gateway with its embedded replica; throws when it ends before it says its address. */
export async function startServer(serving: Serving): Promise<Server> {
  const bundled = process.env[bundleVariable]
  const program = bundled === undefined ? ['--import', 'tsx', 'tests/e2e/server/serve.ts'] : [bundled]
  const args = [...program, JSON.stringify(serving)]
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] })
  const exited = once(child, 'exit')
  const first = once(createInterface(child.stdout), 'line') as Promise<[string]>
  const told = await Promise.race([first, exited.then(() => undefined)])
  if (!told) throw new Error('the server ended before it said its address')
  const end = async (signal: 'SIGTERM' | 'SIGKILL') => {
    child.kill(signal)
    await exited
  }
  const [url] = told
  return {
    url,
    port: Number(new URL(url).port),
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
  }
}
