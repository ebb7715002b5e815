import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './root.mjs'
import { runNode, toolScript } from './runNode.mjs'

/** What the app is built from. The server is not in it: no page may import it (`tests/borders`). */
const sources = [
  'package.json',
  'package-lock.json',
  'svelte.config.js',
  'tsconfig.json',
  'vite.config.ts',
  'static',
  'src/app.html',
  'src/lib',
  'src/routes',
  'src/service-worker',
]

/**
 * Builds the app when its sources are not those of the build that is there. False: it could not.
 * @param {import('./sentences.mjs').Sentences} say
 */
export async function ensureBuilt(say) {
  const hash = hashSources(root)
  if (readNote() === `${hash} ${builtVersion()}`) return true
  console.log(say.building)
  if ((await runNode([toolScript('vite'), 'build'], { quiet: true })) !== 0) {
    console.error(say.buildFailed)
    return false
  }
  writeFileSync(noteFile(), `${hash} ${builtVersion()}`)
  return true
}

/** Outside `build/`, all of which is served. */
function noteFile() {
  return join(root, 'node_modules', '.win-build')
}

function readNote() {
  try {
    return readFileSync(noteFile(), 'utf8')
  } catch {
    return null
  }
}

/** Unique per build, so that a build made by hand from other sources is not taken for ours. */
function builtVersion() {
  try {
    return JSON.parse(readFileSync(join(root, 'build', '_app', 'version.json'), 'utf8')).version
  } catch {
    return null
  }
}

/**
 * By content, since git gives every checkout new times. Tests are left out: they are not built.
 * @param {string} top
 */
export function hashSources(top) {
  const hash = createHash('sha256')
  for (const file of sources.flatMap((source) => listFiles(top, source))) {
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(join(top, file), 'latin1'))
      .update('\0')
  }
  return hash.digest('hex')
}

/**
 * @param {string} top
 * @param {string} path
 * @returns {string[]}
 */
function listFiles(top, path) {
  try {
    const entries = readdirSync(join(top, path), { withFileTypes: true })
    return entries
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .flatMap((entry) =>
        entry.isDirectory() ? listFiles(top, `${path}/${entry.name}`) : [`${path}/${entry.name}`],
      )
      .filter((file) => !file.endsWith('.test.ts'))
  } catch (error) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error)
    if (code === 'ENOTDIR') return [path]
    if (code === 'ENOENT') return []
    throw error
  }
}
