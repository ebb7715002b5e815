import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { root } from '#server/ensure/root.mjs'

type Locked = Record<string, { dependencies?: object; optionalDependencies?: object }>

const lockfile = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as { packages: Locked }

/** Whether a package finds another where Node would look for it. */
function reaches(packages: Locked, from: string, name: string): boolean {
  const inner = `${from ? `${from}/` : ''}node_modules/${name}`
  if (inner in packages) return true
  if (from === '') return false
  return reaches(packages, from.slice(0, Math.max(0, from.lastIndexOf('node_modules/') - 1)), name)
}

function missing(packages: Locked): string[] {
  return Object.entries(packages).flatMap(([from, { dependencies, optionalDependencies }]) =>
    Object.keys({ ...dependencies, ...optionalDependencies })
      .filter((name) => !reaches(packages, from, name))
      .map((name) => `${from}: ${name}`),
  )
}

// An install on one operating system can leave out what others need; `npm ci` then refuses the whole lockfile.
it('the lockfile is whole, for every operating system', () => {
  expect(missing(lockfile.packages)).toEqual([])
})

it('a hole is seen', () => {
  const packages = {
    '': { dependencies: { a: '1' } },
    'node_modules/a': { optionalDependencies: { b: '1' } },
  }
  expect(missing(packages)).toEqual(['node_modules/a: b'])
  expect(missing({ ...packages, 'node_modules/a/node_modules/b': {} })).toEqual([])
  expect(missing({ ...packages, 'node_modules/b': {} })).toEqual([])
})
