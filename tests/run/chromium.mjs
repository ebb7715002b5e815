import { accessSync, constants } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, join } from 'node:path'

/** The flags that every Chromium of tests and tools gets: it runs as root, without a GPU, and calls nobody. */
export const chromiumArgs = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
const outsidePath = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/**
 * The browser to use: `WIN_CHROMIUM`, else one of this machine, else Playwright's own download; null: none.
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {string | null}
 */
export function findChromium(env = process.env) {
  if (env.WIN_CHROMIUM) return env.WIN_CHROMIUM
  const folders = (env.PATH ?? '').split(delimiter).filter(Boolean)
  const ofMachine = folders.flatMap((folder) => names.map((name) => join(folder, name)))
  return [...ofMachine, ...outsidePath].find(isExecutable) ?? playwrightChromium()
}

/** For Playwright's `launchOptions`. Throws when there is no browser: `ensureBrowser` comes first. */
export function chromiumLaunch() {
  const executablePath = findChromium()
  if (!executablePath) throw new Error('no Chromium here: npm test finds or installs one')
  return { executablePath, args: chromiumArgs }
}

/** Asked for last, since Playwright is slow to load. */
function playwrightChromium() {
  const path = createRequire(import.meta.url)('@playwright/test').chromium.executablePath()
  return isExecutable(path) ? path : null
}

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
