import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { licences } from './licences.ts'

const packages = licences.filter(([name]) => name !== 'Titillium Web')

test.each(packages)('%s is under %s, as it says itself', (name, licence) => {
  const own = readFileSync(`node_modules/${name}/package.json`, 'utf8')
  expect(JSON.parse(own)).toMatchObject({ name, license: licence })
})
