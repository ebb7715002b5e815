import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { findChromium } from './chromium.mjs'

it('takes the browser that WIN_CHROMIUM names, else the first of PATH that can be run', () => {
  const folder = mkdtempSync(join(tmpdir(), 'win-chromium-'))
  try {
    const file = join(folder, 'google-chrome')
    writeFileSync(file, '')
    chmodSync(file, 0o644)
    expect(findChromium({ PATH: folder })).not.toBe(file)
    chmodSync(file, 0o755)
    expect(findChromium({ PATH: `/nowhere:${folder}` })).toBe(file)
    expect(findChromium({ PATH: folder, WIN_CHROMIUM: '/opt/mine' })).toBe('/opt/mine')
  } finally {
    rmSync(folder, { recursive: true })
  }
})
