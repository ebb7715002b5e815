import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '#server/ensure/root.mjs'

/** A fault that a test of the browser brings about: its number in reliability.md §6, what it is, and where. */
export type Fault = { number: number; name: string; spec: string }

const folder = join(root, 'tests/e2e')

/** Every fault that a spec names, in order of number, read from the specs themselves. */
export function readFaults(): Fault[] {
  const specs = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.spec\.ts$/.test(file),
  )
  const faults = specs.flatMap((spec) => faultsOf(readFileSync(join(folder, spec), 'utf8'), spec))
  return faults.sort((a, b) => a.number - b.number || (a.name < b.name ? -1 : 1))
}

/** The faults in one spec: `number: 15,` with `name: '…'`, or `'15: …'`. */
export function faultsOf(source: string, spec: string): Fault[] {
  const listed = [...source.matchAll(/number: (\d+),\s+name: '([^']+)'/g)]
  const said = [...source.matchAll(/'(\d+): ([^']+)'/g)]
  return [...listed, ...said].map(([, number, name = '']) => ({ number: Number(number), name, spec }))
}

/** The table of the README. */
export function faultTable(faults: readonly Fault[]): string {
  const rows = faults.map(({ number, name, spec }) => `| ${number} | ${name} | \`tests/e2e/${spec}\` |`)
  return [
    '| # | What goes wrong, in a real browser | Where it is shown |',
    '| --- | --- | --- |',
    ...rows,
  ].join('\n')
}
