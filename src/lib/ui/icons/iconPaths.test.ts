import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { iconPaths } from './iconPaths.ts'

const sprite = readFileSync('node_modules/bootstrap-italia/dist/svg/sprites.svg', 'utf8')

function pathsOf(name: string): string {
  const symbol = new RegExp(`<symbol id="it-${name}"[^>]*>(.*?)</symbol>`, 's').exec(sprite)?.[1] ?? ''
  return [...symbol.matchAll(/ d="([^"]*)"/g)].map((match) => match[1]).join(' ')
}

test('every icon but our own is the sprite’s, unchanged', () => {
  const own = new Set(['offline'])
  for (const [name, path] of Object.entries(iconPaths)) {
    if (!own.has(name)) expect(path, name).toBe(pathsOf(name))
  }
})

test('joined paths stay where they were drawn: none but the first may start relative', () => {
  for (const [name, path] of Object.entries(iconPaths)) expect(path.slice(1), name).not.toMatch(/[zZ] m/)
})

test('the icons fit in 15 kB', () => {
  expect(JSON.stringify(iconPaths).length).toBeLessThan(15_000)
})
