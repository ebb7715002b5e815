import { spawn } from 'node:child_process'
import { root } from '#server/ensure/root.mjs'

/** Where a section's words go: at once to the console, or together when it has ended. */
export type Print = (text: string) => void

/** What a finished program leaves. */
export type Outcome = { exitCode: number; output: string }

/** How to launch. `limit` in minutes: a program that hangs is ended and has failed. */
export type LaunchOptions = { env?: Record<string, string>; limit?: number }

/** Runs Node with these arguments in the repository, and prints what it says. */
export function launch(
  args: readonly string[],
  print: Print,
  { env = {}, limit = 20 }: LaunchOptions = {},
): Promise<Outcome> {
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text
    print(text)
  })
  child.stderr.setEncoding('utf8').on('data', print)
  const timer = setTimeout(() => {
    print(`Ended after ${limit} minutes.\n`)
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
