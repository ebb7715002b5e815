import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { root } from '#server/ensure/root.mjs'
import { faultTable, faultsOf, readFaults } from './read-faults.ts'

const squeeze = (text: string) => text.replace(/ +/g, ' ').replace(/-+/g, '-')

it('reads the faults that a spec names, in either form', () => {
  const source = "  {\n number: 15,\n name: 'lost',\n }, fault('3: crashed', '51: killed')"
  expect(faultsOf(source, 'a.spec.ts')).toEqual([
    { number: 15, name: 'lost', spec: 'a.spec.ts' },
    { number: 3, name: 'crashed', spec: 'a.spec.ts' },
    { number: 51, name: 'killed', spec: 'a.spec.ts' },
  ])
})

it('the README has the table of the faults that the specs bring about', () => {
  const readme = squeeze(readFileSync(join(root, 'README.md'), 'utf8'))
  for (const row of faultTable(readFaults()).split('\n')) expect(readme).toContain(squeeze(row))
})
