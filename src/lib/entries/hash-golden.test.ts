import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { toBase32 } from './base32.ts'
import { canonicalJson } from './canonical.ts'
import { computeGoldenIds, goldenBodies } from '#tests/fixtures/hash-golden.ts'

const places = [
  { TZ: 'UTC', LC_ALL: 'C' },
  { TZ: 'Europe/Rome', LC_ALL: 'it_IT.UTF-8' },
  { TZ: 'Pacific/Kiritimati', LC_ALL: 'tr_TR.UTF-8' },
  { TZ: 'America/St_Johns', LC_ALL: 'ar_EG.UTF-8' },
]

it('[E1] golden bodies keep their ids', () => {
  expect(goldenBodies.length).toBeGreaterThanOrEqual(20)
  expect(computeGoldenIds()).toEqual(goldenBodies.map(({ id }) => id))
})

it('[E1] golden ids are what another implementation of SHA-256 says', () => {
  for (const { id, body } of goldenBodies) {
    const digest = createHash('sha256').update(canonicalJson(body), 'utf8').digest()
    expect(id).toBe(`${body.record}.${toBase32(digest.subarray(0, 16))}`)
  }
})

it('[E1] the same in every time zone and locale', () => {
  const script = new URL('../../../tests/fixtures/print-golden-ids.ts', import.meta.url).pathname
  const told = places.map((place) => {
    const { LANG: _, LC_ALL: __, TZ: ___, ...env } = process.env
    const ran = spawnSync(process.execPath, ['--import', 'tsx', script], {
      env: { ...env, ...place },
      encoding: 'utf8',
    })
    expect([ran.status, ran.stderr]).toEqual([0, ran.stderr])
    return JSON.parse(ran.stdout) as { locale: string; hour: number; ids: string[] }
  })
  for (const { ids } of told) expect(ids).toEqual(goldenBodies.map(({ id }) => id))
  expect(new Set(told.map(({ hour }) => hour)).size).toBeGreaterThan(2)
  expect(new Set(told.map(({ locale }) => locale)).size).toBeGreaterThan(2)
}, 120_000)
