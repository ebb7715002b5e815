import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { Page } from '@playwright/test'

/**
 * Makes the page's whole browser `rate` times as slow until released: its processes run one part of the time and
 * are stopped for the rest. CDP's own throttling reaches a page's main thread and refuses workers (Chromium 156),
 * where the engine lives. Sockets and disk go on meanwhile, as beside a slow processor.
 */
export async function throttle(page: Page, rate: number): Promise<() => Promise<void>> {
  const group = await readGroup(page)
  const stop = new Int32Array(new SharedArrayBuffer(4))
  const beat = new Worker(new URL('./throttle-beat.mjs', import.meta.url), {
    workerData: { group, rate, stop },
    execArgv: [],
  })
  const ended = new Promise<void>((resolve, reject) => {
    beat.once('exit', () => resolve())
    beat.once('error', reject)
  })
  await once(beat, 'message')
  return async () => {
    Atomics.store(stop, 0, 1)
    await ended
  }
}

/** The browser was started at the head of a group, in which all its processes are, also those to come. */
async function readGroup(page: Page): Promise<number> {
  const session = await page.context().browser()?.newBrowserCDPSession()
  if (!session) throw new Error('this page has no browser of its own')
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  await session.detach()
  const browser = processInfo.find(({ type }) => type === 'browser')
  if (!browser) throw new Error('the browser does not tell its process')
  return browser.id
}

/** Makes the main thread of one page `rate` times as slow until released, in processor time. */
export async function slowMainThread(page: Page, rate: number): Promise<() => Promise<void>> {
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate })
  return () => session.detach()
}

/** How much a page computes in a second: how slow it is in comparison with another time. */
export async function computePower(page: Page): Promise<number> {
  const count = (ms: number) => {
    const end = performance.now() + ms
    let turns = 0
    while (performance.now() < end) turns += 1
    return turns
  }
  // At first it is still being compiled, and a new browser busy with itself.
  await page.evaluate(count, 1000)
  return page.evaluate(count, 1000)
}
