import { spawnSync } from 'node:child_process'
import { runNode, toolScript } from '../../src/server/ensure/runNode.mjs'
import { findChromium } from './chromium.mjs'

/**
 * A Chromium that starts: one that is there, else Playwright's download, else Debian's package.
 * Null, with a sentence on the console: none of them.
 * @returns {Promise<string | null>}
 */
export async function ensureBrowser() {
  if (process.env.WIN_CHROMIUM) return takeNamed(process.env.WIN_CHROMIUM)
  if (!startsUp(findChromium())) {
    console.log('No Chromium here: trying Playwright’s own download.')
    await runNode([toolScript('playwright'), 'install', 'chromium'])
  }
  if (!startsUp(findChromium())) installFromDebian()
  const found = findChromium()
  if (startsUp(found)) return found
  console.error('No Chromium to test with: install one, or name it in WIN_CHROMIUM.')
  return null
}

/** @param {string} path */
function takeNamed(path) {
  if (startsUp(path)) return path
  console.error(`WIN_CHROMIUM names ${path}, which does not start.`)
  return null
}

/**
 * A downloaded browser may lack the libraries of the system: only starting it tells.
 * @param {string | null} path
 */
function startsUp(path) {
  return path !== null && spawnSync(path, ['--version'], { timeout: 30_000 }).status === 0
}

function installFromDebian() {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '-n']
  /** @param {string[]} command */
  const run = (command) => {
    const [program = '', ...args] = [...asRoot, ...command]
    return spawnSync(program, args, { stdio: 'inherit', env }).status === 0
  }
  if (!run(['apt-get', '--version'])) return
  console.log('Trying Debian’s package.')
  if (run(['apt-get', 'update', '-qq'])) run(['apt-get', 'install', '-y', '-qq', 'chromium'])
}
