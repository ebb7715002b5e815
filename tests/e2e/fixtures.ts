import { test as base, type BrowserContext, type BrowserContextOptions, type Page } from '@playwright/test'
import { join } from 'node:path'
import { root } from '#server/ensure/root.mjs'
import { copySeed } from './server/seed.ts'
import { startServer, type Server } from './server/start-server.ts'
import { signIn } from './tablet/sign-in.ts'

/** A tablet on which somebody is at work, in a browser profile of its own. */
export type Tablet = { context: BrowserContext; page: Page }

type Fixtures = {
  /** How many cases more than the small network's there are at one tavolo, for the person of the bench. */
  cases: number | undefined
  /** The folder of a network that this test alone has. */
  dataDir: string
  /** A server of this test alone, over `dataDir`. */
  server: Server
  /** A new tablet with the entrance on it. */
  newTablet(options?: BrowserContextOptions): Promise<Tablet>
  /** A new tablet on which this person has signed in and received everything. */
  tabletOf(login: string, options?: BrowserContextOptions): Promise<Tablet>
}

/** Where the build of the app stands. */
export const buildFolder = join(root, 'build')

/** The tests' own `test`: a server and tablets. */
export const test = base.extend<Fixtures>({
  cases: [undefined, { option: true }],
  dataDir: async ({}, use) => {
    const seed = copySeed()
    await use(seed.dataDir)
    seed.remove()
  },
  server: async ({ dataDir, cases }, use) => {
    const server = await startServer({ dataDir, build: buildFolder, ...(cases !== undefined && { cases }) })
    await use(server)
    await server.stop()
  },
  newTablet: async ({ browser, server }, use) => {
    const contexts: BrowserContext[] = []
    await use(async (options = {}) => {
      const context = await browser.newContext({ baseURL: server.url, ...options })
      contexts.push(context)
      return { context, page: await context.newPage() }
    })
    await Promise.all(contexts.map((context) => context.close()))
  },
  tabletOf: async ({ newTablet }, use) => {
    await use(async (login, options) => {
      const tablet = await newTablet(options)
      await signIn(tablet.page, login)
      return tablet
    })
  },
})

export { expect } from '@playwright/test'
