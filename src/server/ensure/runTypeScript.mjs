import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from './root.mjs'

/**
 * Runs a TypeScript program of ours in this very process, as `node --import tsx` would: signals, exit code and
 * a kill -9 are its own, and nothing stays behind.
 * @param {string} file from the top of the repository
 * @param {string[]} args
 */
export async function runTypeScript(file, args) {
  const path = resolve(root, file)
  stopWithShell()
  await import('tsx')
  process.argv = [process.execPath, path, ...args]
  await import(pathToFileURL(path).href)
}

/**
 * npm passes SIGTERM on to the shell that it started, which dies of it without telling us: `npm start` would be
 * gone and the server stay. So the loss of the shell counts as the signal.
 */
function stopWithShell() {
  if (process.env.npm_lifecycle_event === undefined || process.platform === 'win32') return
  const shell = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === shell) return
    clearInterval(watch)
    process.kill(process.pid, 'SIGTERM')
  }, 250)
  watch.unref()
}
