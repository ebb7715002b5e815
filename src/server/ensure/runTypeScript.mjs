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
  await import('tsx')
  process.argv = [process.execPath, path, ...args]
  await import(pathToFileURL(path).href)
}
