// Draws the app's PNG icons from their SVG: `npx tsx tests/tools/render-icons.ts`, after a change of the drawing.
import { chromium } from '@playwright/test'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromiumLaunch } from '../run/chromium.mjs'

const folder = join(import.meta.dirname, '../../static/icons')
const icons = [
  { from: 'icon', to: 'icon-192', size: 192 },
  { from: 'icon', to: 'icon-512', size: 512 },
  { from: 'icon', to: 'favicon-32', size: 32 },
  { from: 'maskable', to: 'maskable-192', size: 192 },
  { from: 'maskable', to: 'maskable-512', size: 512 },
  { from: 'maskable', to: 'apple-touch-icon', size: 180 },
]

const browser = await chromium.launch(chromiumLaunch())
for (const { from, to, size } of icons) {
  const page = await browser.newPage({ viewport: { width: size, height: size } })
  const drawing = readFileSync(join(folder, `${from}.svg`), 'utf8').replace(
    '<svg ',
    `<svg width="${size}" height="${size}" `,
  )
  await page.setContent(`<style>*{margin:0;background:none}svg{display:block}</style>${drawing}`)
  await page.screenshot({ path: join(folder, `${to}.png`), omitBackground: true })
  await page.close()
}
await browser.close()
