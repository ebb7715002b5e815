import { spawn } from 'node:child_process'
import { root } from '#server/ensure/root.mjs'

/** What a finished program leaves. */
export type Outcome = {
  exitCode: number
  /** Only when asked for. */
  output: string
}

/** How to launch. `limit` in minutes: a program that hangs is ended and has failed. */
export type LaunchOptions = {
  env?: Record<string, string>
  capture?: boolean
  limit?: number
}

/** Runs Node with these arguments in the repository, its output on ours. */
export function launch(args: readonly string[], options: LaunchOptions = {}): Promise<Outcome> {
  const { env = {}, capture = false, limit = 20 } = options
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', capture ? 'pipe' : 'inherit', 'inherit'],
  })
  let output = ''
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    output += text
    process.stdout.write(text)
  })
  const timer = setTimeout(() => {
    console.error(`Ended after ${limit} minutes.`)
    child.kill('SIGKILL')
  }, limit * 60_000)
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => {
      clearTimeout(timer)
      resolve({ exitCode: code ?? 1, output })
    })
  })
}
