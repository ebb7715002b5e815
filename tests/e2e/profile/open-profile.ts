import { chromium, type BrowserContext, type Page } from '@playwright/test'
import { readdirSync, readFileSync } from 'node:fs'
import { chromiumLaunch } from '../../run/chromium.mjs'

/** A whole browser over a profile on the disk, as on a tablet. */
export type OpenProfile = {
  context: BrowserContext
  page: Page
  /** Closed by the person. */
  close(): Promise<void>
  /** SIGKILL to all of it: the battery is out. */
  kill(): Promise<void>
}

/** Opens the browser on this folder; a new one, or one that was closed or killed. */
export async function openProfile(folder: string, baseURL: string): Promise<OpenProfile> {
  const context = await chromium.launchPersistentContext(folder, {
    ...chromiumLaunch(),
    baseURL,
    locale: 'it-IT',
    timezoneId: 'Europe/Rome',
    viewport: { width: 1180, height: 820 },
    reducedMotion: 'reduce',
  })
  context.setDefaultTimeout(45_000)
  return {
    context,
    page: context.pages()[0] ?? (await context.newPage()),
    close: () => context.close(),
    async kill() {
      const gone = new Promise((resolve) => context.once('close', resolve))
      for (const pid of browserOf(folder)) kill(pid)
      await gone
    },
  }
}

/** The processes of the browser on this folder, and of no other. */
function browserOf(folder: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && commandLine(name).includes(`--user-data-dir=${folder}`))
    .map(Number)
}

function commandLine(pid: string): string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
  } catch {
    return []
  }
}

/** A child may be gone with its parent. */
function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}
