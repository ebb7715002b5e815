import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './root.mjs'

/**
 * Runs Node with these arguments in the repository, its output on ours, and gives its exit code.
 * @param {string[]} args
 * @returns {Promise<number>}
 */
export function runNode(args) {
  const child = spawn(process.execPath, args, { cwd: root, stdio: 'inherit' })
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('exit', (code) => {
      resolve(code ?? 1)
    })
  })
}

/**
 * The script of an installed tool. Not `.bin`, which on Windows holds shell files.
 * @param {string} tool
 * @param {string} [from] the package that brings it, where the names differ
 */
export function toolScript(tool, from = tool) {
  const home = join(root, 'node_modules', from)
  const { bin } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'))
  return join(home, typeof bin === 'string' ? bin : bin[tool])
}
