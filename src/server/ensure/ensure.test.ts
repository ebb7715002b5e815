import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { hashSources } from './ensureBuilt.mjs'
import { isInstalled } from './isInstalled.mjs'

let folder = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'win-ensure-'))
})

afterEach(() => {
  rmSync(folder, { recursive: true })
})

const a = { version: '1.0.0', integrity: 'sha512-a' }
const b = { version: '2.0.0', integrity: 'sha512-b' }

function write(path: string, content: string): void {
  const file = join(folder, path)
  mkdirSync(join(file, '..'), { recursive: true })
  writeFileSync(file, content)
}

function lay(wanted: object, found: object): void {
  write('package-lock.json', JSON.stringify({ packages: { '': { name: 'win' }, ...wanted } }))
  write('node_modules/.package-lock.json', JSON.stringify({ packages: found }))
}

describe('what is installed', () => {
  it('is taken when it is what the lockfile asks for', () => {
    lay({ 'node_modules/a': a, 'node_modules/b': b }, { 'node_modules/a': a, 'node_modules/b': b })
    expect(isInstalled(folder)).toBe(true)
  })

  it('may lack what is for another operating system', () => {
    lay({ 'node_modules/a': a, 'node_modules/b': { ...b, optional: true } }, { 'node_modules/a': a })
    expect(isInstalled(folder)).toBe(true)
  })

  it.each([
    ['lacks a package', { 'node_modules/a': a }],
    ['holds another version', { 'node_modules/a': a, 'node_modules/b': { ...b, version: '2.0.1' } }],
    ['holds other content', { 'node_modules/a': a, 'node_modules/b': { ...b, integrity: 'sha512-c' } }],
    ['holds one package more', { 'node_modules/a': a, 'node_modules/b': b, 'node_modules/c': a }],
  ])('is refused when it %s', (_, found) => {
    lay({ 'node_modules/a': a, 'node_modules/b': b }, found)
    expect(isInstalled(folder)).toBe(false)
  })

  it('is refused when an install was cut short, or never began', () => {
    write('package-lock.json', JSON.stringify({ packages: { 'node_modules/a': a } }))
    expect(isInstalled(folder)).toBe(false)
    write('node_modules/.package-lock.json', '{"packages":')
    expect(isInstalled(folder)).toBe(false)
  })
})

describe('the hash of the sources', () => {
  it('changes with what the app is built from, and with nothing else', () => {
    write('src/lib/a.ts', 'a')
    const before = hashSources(folder)
    write('src/lib/a.test.ts', 'a test')
    write('src/server/main.ts', 'the server')
    write('README.md', 'words')
    expect(hashSources(folder)).toBe(before)
    write('static/icon.svg', '<svg/>')
    const withIcon = hashSources(folder)
    expect(withIcon).not.toBe(before)
    write('src/lib/a.ts', 'b')
    expect(hashSources(folder)).not.toBe(withIcon)
  })
})
