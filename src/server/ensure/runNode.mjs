import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './root.mjs'

/**
 * Runs Node with these arguments in the repository and gives its exit code. Its output is on ours; a quiet one
 * is heard only when it fails.
 * @param {string[]} args
 * @param {{ quiet?: boolean }} [options]
 * @returns {Promise<number>}
 */
export function runNode(args, { quiet = false } = {}) {
  const output = quiet ? 'pipe' : 'inherit'
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['inherit', output, output] })
  /** @type {Uint8Array[]} */
  const heard = []
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => heard.push(chunk))
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => {
      if (code !== 0) for (const chunk of heard) process.stderr.write(chunk)
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
