import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { root } from '#server/ensure/root.mjs'
import { publiccode } from './publiccode.ts'

/** As YAML gives it: anything, to be spoilt. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Card = Record<string, any>

const read = (name: string) => readFileSync(join(root, name), 'utf8')
const card = () => parse(read('publiccode.yml'), { version: '1.2' }) as Card
const packageJson = JSON.parse(read('package.json')) as { version: string; license: string }

describe('publiccode.yml', () => {
  it('is valid for the standard 0.7', () => {
    expect(publiccode.safeParse(card()).error?.issues).toBeUndefined()
  })

  it('says the version and the licence of package.json', () => {
    const { softwareVersion, legal } = publiccode.parse(card())
    expect(softwareVersion).toBe(packageJson.version)
    expect(legal.license).toBe(packageJson.license)
  })

  it('names only files that are there', () => {
    const { logo, description } = publiccode.parse(card())
    const files = [logo, ...Object.values(description).flatMap((one) => one.screenshots ?? [])]
    expect(files.filter((file) => file !== undefined && !existsSync(join(root, file)))).toEqual([])
  })

  it.each<[string, (valid: Card) => void]>([
    ['without a url', (valid) => delete valid.url],
    ['with an unknown key', (valid) => (valid.colour = 'blue')],
    ['for another version', (valid) => (valid.publiccodeYmlVersion = '0.5')],
    ['with the deprecated section of Italy', (valid) => (valid.IT = { countryExtensionVersion: '1.0' })],
    ['without a platform', (valid) => (valid.platforms = [])],
    ['without features', (valid) => delete valid.description.it.features],
    ['without languages', (valid) => delete valid.localisation.availableLanguages],
    ['with contractors and no contract', (valid) => (valid.maintenance.contractors = [])],
    ['maintained by nobody named', (valid) => (valid.maintenance.type = 'internal')],
    ['with another licence', (valid) => (valid.legal.license = 'MIT')],
    ['with a long short description', (valid) => (valid.description.it.shortDescription = 'a'.repeat(151))],
    ['with a short long description', (valid) => (valid.description.en.longDescription = 'a'.repeat(149))],
    ['without Italian', (valid) => delete valid.description.it],
  ])('would be refused %s', (_, spoil) => {
    const spoiled = card()
    spoil(spoiled)
    expect(publiccode.safeParse(spoiled).success).toBe(false)
  })
})

describe('LICENSE', () => {
  it('is the whole EUPL 1.2', () => {
    const licence = read('LICENSE')
    expect(licence).toMatch(/^EUROPEAN UNION PUBLIC LICENCE v\. 1\.2\nEUPL © the European Union 2007, 2016\n/)
    const articles = [...licence.matchAll(/^(\d+)\. ?[A-Z]/gm)].map((match) => Number(match[1]))
    expect(articles).toEqual(Array.from({ length: 15 }, (_, index) => index + 1))
    expect(licence).toContain('Appendix')
    expect(licence).toContain('European Union Public Licence (EUPL) v. 1.1, v. 1.2')
    expect(licence.trimEnd()).toMatch(/require the production of a new EUPL version\.$/)
  })
})
