import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openAccessLog } from './access-log.ts'

let folder = ''
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'win-log-'))))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const line = { method: 'GET', what: '_changes', status: 200 }

describe('the access log', () => {
  it('begins a file with each day, for the server’s account alone', () => {
    let now = Date.UTC(2026, 10, 17, 23, 59, 59)
    const log = openAccessLog(folder, 190, () => now)
    log.write(line)
    now += 2000
    log.write({ ...line, login: 'anna' })
    expect(readdirSync(folder).sort()).toEqual(['access-2026-11-17.log', 'access-2026-11-18.log'])
    const text = readFileSync(join(folder, 'access-2026-11-18.log'), 'utf8')
    expect(JSON.parse(text)).toEqual({ time: '2026-11-18T00:00:01.000Z', ...line, login: 'anna' })
    expect(statSync(join(folder, 'access-2026-11-17.log')).mode & 0o777).toBe(0o600)
  })

  it('drops the days that are older than asked for, and no other file', () => {
    for (const name of ['access-2026-11-06.log', 'access-2026-11-07.log', 'note.log', 'access-old.log'])
      writeFileSync(join(folder, name), '')
    openAccessLog(folder, 10, () => Date.UTC(2026, 10, 17, 8)).write(line)
    const left = ['access-2026-11-07.log', 'access-2026-11-17.log', 'access-old.log', 'note.log']
    expect(readdirSync(folder).sort()).toEqual(left)
  })
})
