import type { Page } from '@playwright/test'

type TraceEvent = {
  name: string
  ph: string
  pid: number
  tid: number
  dur?: number
  tdur?: number
  args?: { name?: string }
}

/**
 * The longest task of a page's main thread during something, ms of processor time: what the same work takes on a
 * machine that does nothing else, so that a busy one does not fail a test. Read from Chromium's own trace.
 */
export async function longestTask(page: Page, act: () => Promise<void>): Promise<number> {
  const browser = page.context().browser()
  if (!browser) throw new Error('this page has no browser of its own')
  await browser.startTracing(page, { categories: ['toplevel', 'disabled-by-default-devtools.timeline'] })
  // The browser says that it traces before each of its processes does: on a busy machine a first task went unseen.
  await page.waitForTimeout(1000)
  await act()
  return readLongest(await browser.stopTracing())
}

function readLongest(trace: Buffer): number {
  const { traceEvents } = JSON.parse(trace.toString()) as { traceEvents: TraceEvent[] }
  const mains = new Set(
    traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid}/${tid}`),
  )
  const tasks = traceEvents.filter(
    ({ name, ph, pid, tid }) =>
      ph === 'X' && name === 'ThreadControllerImpl::RunTask' && mains.has(`${pid}/${tid}`),
  )
  // A task that the end of the trace cut off has no duration.
  const durations = tasks.flatMap(({ tdur, dur }) => tdur ?? dur ?? [])
  if (durations.length === 0) throw new Error('the trace holds no task of a page')
  return Math.max(...durations) / 1000
}
