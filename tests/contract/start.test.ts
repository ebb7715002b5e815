import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { root } from '#server/ensure/root.mjs'
import { startAll } from '#server/start-all.ts'
import { startFromArgs } from '#server/start-from-args.ts'

const folder = mkdtempSync(join(tmpdir(), 'win-start-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Runs the server as `npm start` does, until it ends by itself. */
function run(args: string[]): Promise<{ code: number | null; errors: string }> {
  const command = ['--import', 'tsx', 'src/server/main.ts', ...args]
  const child = spawn(process.execPath, command, { cwd: root, env: { ...process.env, COUCHDB_URL: '' } })
  let errors = ''
  child.stderr.on('data', (part: Uint8Array) => (errors += String(part)))
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, errors })))
}

async function answering(status: number, json: object): Promise<{ server: Server; port: number }> {
  const server = createServer((_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(json))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { server, port: (server.address() as AddressInfo).port }
}

describe('npm start', () => {
  it('says in one sentence why it cannot, and ends with an error', async () => {
    const welcome = await answering(200, { couchdb: 'Welcome', userCtx: { name: null, roles: [] } })
    const portal = await answering(200, { portal: true })
    const file = join(folder, 'file')
    writeFileSync(file, '')
    const couch = (port: number) => `http://admin:segreta@127.0.0.1:${port}`
    const data = ['--no-demo', '--data', join(folder, 'couch')]
    const ends = [
      await startFromArgs(['--no-demo', '--data', join(file, 'sotto')]),
      await startFromArgs(data, couch(1)),
      await startFromArgs(data, couch(welcome.port)),
      await startFromArgs(data, couch(portal.port)),
      await startFromArgs(data, 'localhost:5984'),
      await startFromArgs(['--porta', '9090']),
    ]
    welcome.server.close()
    portal.server.close()
    const words = [
      'non si può scrivere',
      'non risponde',
      'rifiuta',
      'non è CouchDB',
      'COUCHDB_URL',
      'Opzione',
    ]
    for (const [i, word] of words.entries()) {
      const end = ends[i]
      if (!end || end.ok) throw new Error('it started')
      expect(end.code).toBe(i === 5 ? 2 : 1)
      expect(end.sentence).toContain(word)
      expect(end.sentence).not.toMatch(/\n|segreta/)
    }
  })

  it('names a port that is taken and a folder that is in use', async () => {
    const dataDir = join(folder, 'shared')
    const running = await startAll({ dataDir, tavoli: ['empoli'], flush: false })
    if (!running.ok) throw new Error(running.reason)
    const { port } = new URL(running.url)
    const [inUse, taken] = await Promise.all([
      run(['--data', dataDir, '--port', '0']),
      startAll({ dataDir: join(folder, 'other'), tavoli: ['empoli'], port: Number(port), flush: false }),
    ])
    await running.stop()
    expect(inUse).toEqual({
      code: 1,
      errors: expect.stringMatching(/^La cartella .* è già in uso .*\n$/) as string,
    })
    expect(taken).toEqual({ ok: false, reason: 'port-taken' })
  })

  it('keeps data, secrets and key over a stop, in files that are the server’s alone', async () => {
    const dataDir = join(folder, 'kept')
    const options = { dataDir, tavoli: ['empoli'], flush: false }
    const first = await startAll(options)
    if (!first.ok) throw new Error(first.reason)
    const { publicKey } = first.gateway.key
    const epoch = first.gateway.epoch.current()
    await first.stop()
    const second = await startAll(options)
    if (!second.ok) throw new Error(second.reason)
    expect([second.gateway.key.publicKey, second.gateway.epoch.current()]).toEqual([publicKey, epoch])
    await second.stop()
    const secrets = join(dataDir, 'secrets.json')
    expect(statSync(secrets).mode & 0o777).toBe(0o600)
    expect(JSON.parse(readFileSync(secrets, 'utf8'))).toHaveProperty('proxySecret')
  })
})
