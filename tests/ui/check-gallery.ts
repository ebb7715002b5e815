// Looks at every component in every state: `npx tsx tests/ui/check-gallery.ts [--shots DIR] [--only SCENE | --only keyboard]`.
// Prints what is wrong, exits 1 when anything is. With --shots it leaves pictures to look at.
import { chromium, type Browser, type Page } from '@playwright/test'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { checkAxe } from '../e2e/screens/check-axe.ts'
import { chromiumLaunch } from '../run/chromium.mjs'
import { checkKeyboard } from './checkKeyboard.ts'
import { mainLooks, scenes, tightLooks, type Look } from './looks.ts'
import { measureScene } from './measureScene.ts'
import { serveGallery } from './serveGallery.ts'

async function openScene(
  browser: Browser,
  url: string,
  scene: string,
  look: Look,
  faults: string[],
): Promise<Page> {
  const page = await browser.newPage({
    viewport: { width: look.width, height: look.height },
    reducedMotion: 'reduce',
    locale: 'it-IT',
    timezoneId: 'Europe/Rome',
  })
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') faults.push(`console: ${message.text()}`)
  })
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`))
  // tsx names functions through this; inside the page it must be there too.
  await page.addInitScript('globalThis.__name = (given) => given')
  const wanted = new URLSearchParams({ scene, theme: look.theme, device: look.device, text: look.text ?? '' })
  await page.goto(`${url}?${wanted}`)
  await page.locator('h1').first().waitFor()
  await page.evaluate(() => document.fonts.ready)
  return page
}

async function checkLook(
  browser: Browser,
  url: string,
  scene: string,
  look: Look,
  shots?: string,
): Promise<string[]> {
  const faults: string[] = []
  const page = await openScene(browser, url, scene, look, faults)
  if (shots) await page.screenshot({ path: join(shots, `${scene}-${look.name}.png`) })
  if (mainLooks.includes(look)) faults.push(...(await checkAxe(page)))
  faults.push(...(await page.evaluate(measureScene)))
  await page.close()
  return [...new Set(faults)].map((fault) => `${scene}, ${look.name}: ${fault}`)
}

async function checkGallery(): Promise<number> {
  const { values } = parseArgs({ options: { shots: { type: 'string' }, only: { type: 'string' } } })
  const gallery = await serveGallery()
  const browser = await chromium.launch(chromiumLaunch())
  const found: string[] = []
  let looked = 0
  for (const scene of values.only ? scenes.filter((one) => one === values.only) : scenes) {
    for (const look of [...mainLooks, ...tightLooks]) {
      found.push(...(await checkLook(browser, gallery.url, scene, look, values.shots)))
      looked += 1
    }
  }
  if (mainLooks[0] && (!values.only || values.only === 'keyboard')) {
    const look = mainLooks[0]
    found.push(...(await checkKeyboard((scene) => openScene(browser, gallery.url, scene, look, found))))
  }
  await browser.close()
  await gallery.close()
  for (const fault of found) console.log(fault)
  console.log(`${looked} looks, ${found.length} faults`)
  return found.length === 0 ? 0 : 1
}

process.exitCode = await checkGallery()
