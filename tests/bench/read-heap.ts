import type { CDPSession, Page } from '@playwright/test'

type Usage = { usedSize: number; embedderHeapUsedSize?: number; backingStorageSize?: number }

/** What page and engine's worker hold after a collection, bytes: objects of JavaScript and of the browser, and buffers. */
export async function readHeap(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page)
  const askWorker = await reachWorker(session)
  await session.send('HeapProfiler.collectGarbage')
  await askWorker('HeapProfiler.collectGarbage')
  const ofPage = (await session.send('Runtime.getHeapUsage')) as Usage
  const ofWorker = (await askWorker('Runtime.getHeapUsage')) as Usage
  await session.detach()
  return bytesOf(ofPage) + bytesOf(ofWorker)
}

function bytesOf({ usedSize, embedderHeapUsedSize = 0, backingStorageSize = 0 }: Usage): number {
  return Math.round(usedSize + embedderHeapUsedSize + backingStorageSize)
}

/** A page's session hears of its worker and carries the questions to it. */
async function reachWorker(session: CDPSession): Promise<(method: string) => Promise<unknown>> {
  const attached = new Promise<string>((resolve) => {
    session.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
      if (targetInfo.type === 'worker') resolve(sessionId)
    })
  })
  await session.send('Target.setAutoAttach', {
    autoAttach: true,
    waitForDebuggerOnStart: false,
    flatten: false,
  })
  const sessionId = await attached
  let asked = 0
  return async (method) => {
    const id = (asked += 1)
    const answered = new Promise((resolve) => {
      session.on('Target.receivedMessageFromTarget', ({ message }) => {
        const answer = JSON.parse(message) as { id?: number; result?: unknown }
        if (answer.id === id) resolve(answer.result)
      })
    })
    await session.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id, method }) })
    return answered
  }
}
