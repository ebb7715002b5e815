import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** @typedef {{ version?: string, integrity?: string, link?: boolean, optional?: boolean, devOptional?: boolean }} Package */

/**
 * Whether node_modules is what package-lock.json asks for. Compared with npm's own record, written as the
 * last step of every install, so that half an install does not count and one made by hand does.
 * @param {string} root
 */
export function isInstalled(root) {
  const wanted = packagesOf(join(root, 'package-lock.json'))
  const found = packagesOf(join(root, 'node_modules', '.package-lock.json'))
  if (!wanted || !found) return false
  for (const [path, { version, integrity }] of Object.entries(found)) {
    const asked = wanted[path]
    if (!asked || asked.version !== version || asked.integrity !== integrity) return false
  }
  // Optional ones are there or not, by operating system.
  return Object.entries(wanted).every(
    ([path, asked]) => path === '' || asked.optional || asked.devOptional || path in found,
  )
}

/**
 * @param {string} lockfile
 * @returns {Record<string, Package> | null}
 */
function packagesOf(lockfile) {
  try {
    return JSON.parse(readFileSync(lockfile, 'utf8')).packages ?? null
  } catch {
    return null
  }
}
