import { defineConfig } from '@playwright/test'
import { chromiumLaunch } from '../run/chromium.mjs'

/**
 * Each test has its own server and its own browser profiles, so that files can run side by side. Waits are on
 * conditions; the limits are those of a slow machine that builds something else meanwhile.
 */
export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: '../../test-results',
  globalSetup: './global-setup.ts',
  workers: 2,
  retries: 0,
  fullyParallel: true,
  forbidOnly: true,
  timeout: 240_000,
  expect: { timeout: 45_000 },
  reporter: 'list',
  use: {
    launchOptions: chromiumLaunch(),
    locale: 'it-IT',
    timezoneId: 'Europe/Rome',
    viewport: { width: 1180, height: 820 },
    reducedMotion: 'reduce',
    actionTimeout: 45_000,
    navigationTimeout: 60_000,
    screenshot: 'only-on-failure',
  },
})
