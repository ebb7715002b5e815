import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { isInstalled } from './isInstalled.mjs'
import { root } from './root.mjs'
import { runNode, toolScript } from './runNode.mjs'

/**
 * Installs what package-lock.json asks for, only where something differs. False: it could not, and said why.
 * @param {import('./sentences.mjs').Sentences} say
 */
export async function ensureInstalled(say) {
  if (!isInstalled(root)) {
    console.log(say.installing)
    if (installWithNpm() !== 0) {
      console.error(say.installFailed)
      return false
    }
  }
  // tsconfig.json extends it, and so every later tool reads it.
  if (!existsSync(join(root, '.svelte-kit', 'tsconfig.json'))) {
    await runNode([toolScript('svelte-kit', '@sveltejs/kit'), 'sync'], { quiet: true })
  }
  return true
}

/** With the npm that called us: another version could refuse or rewrite the lockfile. */
function installWithNpm() {
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']
  const npm = process.env.npm_execpath
  const { status } = npm?.endsWith('.js')
    ? spawnSync(process.execPath, [npm, ...args], { cwd: root, stdio: 'inherit' })
    : spawnSync('npm', args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' })
  return status
}
