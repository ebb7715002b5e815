import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startNetwork, type Network } from './network.ts'
import { ask, type Answer } from './tablet.ts'

const build = mkdtempSync(join(tmpdir(), 'win-build-'))
const index = join(build, 'index.html')
const faults: unknown[] = []
let network: Network

/** What Kit writes: a page whose inline script is another with every build, of the same length here. */
const pageOf = (script: string) => `<!doctype html><title>WIN</title><script>start("${script}")</script>`

beforeAll(async () => {
  mkdirSync(join(build, 'icons'))
  writeFileSync(index, pageOf('uno'))
  network = await startNetwork({ build, onFault: (fault) => faults.push(fault) })
})
beforeEach(() => writeFileSync(index, pageOf('uno')))
afterAll(async () => {
  await network.close()
  rmSync(build, { recursive: true })
})

const get = (path: string, headers = {}) => ask(`${network.url}${path}`, { headers })

/** Whether the policy of a page names the script that is in this page, and no other. */
function isOfOneBuild({ text, headers }: Answer): boolean {
  const script = /<script>(.*)<\/script>/.exec(text)?.[1] ?? ''
  const hash = createHash('sha256').update(script).digest('base64')
  const policy = headers.get('content-security-policy') ?? ''
  return /script-src [^;]*/.exec(policy)?.[0] === `script-src 'self' 'sha256-${hash}'`
}

describe('a build that takes the place of another', () => {
  it('is served from then on, wherever the page is, with the policy of its own', async () => {
    for (const script of ['due', 'tre']) {
      writeFileSync(index, pageOf(script))
      for (const path of ['/', '/index.html', '/casi/case-x', '/icons/']) {
        const answer = await get(path)
        expect([path, answer.text]).toEqual([path, pageOf(script)])
        expect([path, isOfOneBuild(answer)]).toEqual([path, true])
        expect(answer.headers.get('cache-control')).toBe('no-cache')
      }
    }
  })

  it('never lends its policy to the page of the other, however the moments fall', async () => {
    const answers: Promise<Answer>[] = []
    for (let i = 0; i < 60; i += 1) {
      writeFileSync(index, pageOf(String(100 + i)))
      answers.push(get('/'), get('/casi'), get('/', { 'accept-encoding': 'br' }))
      if (i % 3 === 0) await answers.at(-1)
    }
    // A write that is not whole yet is waited for: that answer is no page, and the reader asks again.
    const all = (await Promise.all(answers)).filter(({ status }) => status !== 503)
    expect(all.filter((answer) => !isOfOneBuild(answer)).map(({ text }) => text)).toEqual([])
    expect(new Set(all.map(({ text }) => text)).size).toBeGreaterThan(10)
  })

  it('is told from the other by who has a page: unchanged is said only of the same', async () => {
    const first = await get('/')
    const etag = first.headers.get('etag') ?? ''
    const again = await get('/', { 'if-none-match': `W/${etag}` })
    expect([again.status, again.text]).toEqual([304, ''])
    expect(again.headers.get('content-security-policy')).toBe(first.headers.get('content-security-policy'))
    writeFileSync(index, pageOf('due'))
    expect((await get('/', { 'if-none-match': etag })).text).toBe(pageOf('due'))
    const head = await ask(`${network.url}/casi`, { method: 'HEAD' })
    expect([head.status, head.text]).toEqual([200, ''])
  })

  it('is waited for while it is being written', async () => {
    rmSync(index)
    const { status, json, headers } = await get('/casi')
    expect([status, json]).toEqual([503, { error: 'building' }])
    expect(headers.get('retry-after')).toBe('1')
    writeFileSync(index, '')
    expect((await get('/')).status).toBe(503)
    writeFileSync(index, pageOf('due'))
    expect((await get('/')).text).toBe(pageOf('due'))
    expect(faults).toEqual([])
  })

  it('with a page that no policy lets run is a fault, and is not served', async () => {
    writeFileSync(index, '<body onload="start()">')
    expect((await get('/')).status).toBe(500)
    expect(faults).toHaveLength(1)
  })
})
