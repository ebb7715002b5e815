import type { Exchange } from './exchange.ts'
import { fetchLeaves, pullBatch } from './fetch-leaves.ts'
import type { Answer, Change, ChangesPage } from './remote.ts'
import { sift, type Sifted } from './sift.ts'
import { done, ended, type Verdict } from './verdict.ts'

/** A page of changes whose bodies have been sifted. */
export type ReadyPage = ChangesPage & { epoch: string; sifted: Sifted }

/** Pages in their order, read ahead of whoever writes them. */
export type Pages = {
  /** The next page, never asked for after the last one. */
  next(): Promise<Verdict<ReadyPage>>
  /** Asks for nothing more and lets what is on its way come in. */
  stop(): Promise<void>
}

/** How many pages are made ready while one is written; the one after them is then on its way. */
const ahead = 2

/** How many bodies are checked without letting anything else run: some ten milliseconds on a slow tablet. */
const siftedAtOnce = 100

/**
 * [Y5] Asks for each page as soon as the one before it has come, which only tells the cursor, and sifts it while
 * earlier ones are written: line, processor and disk work at the same time, on a bounded number of pages.
 */
export function readAhead(exchange: Exchange, scope: string, since: string): Pages {
  const ask = (cursor: string) => exchange.remote.changes(scope, cursor, pullBatch, exchange.signal)
  const ready: Promise<Verdict<ReadyPage>>[] = []
  let asked: Promise<Answer<ChangesPage>> | undefined = ask(since)
  let before: Promise<unknown> | undefined
  let isStopped = false

  function advance(): void {
    if (!asked || ready.length >= ahead) return
    const page = prepare(asked, before)
    asked = undefined
    before = page
    ready.push(page)
  }

  async function prepare(
    answer: Promise<Answer<ChangesPage>>,
    earlier: Promise<unknown> | undefined,
  ): Promise<Verdict<ReadyPage>> {
    const page = await answer
    if (!page.ok) return ended(page)
    if (!page.value.last && !isStopped) asked = ask(page.value.cursor)
    advance()
    await earlier
    const sifted = await siftPage(exchange, scope, page.value)
    return sifted.ok ? done({ ...page.value, epoch: page.epoch, sifted: sifted.value }) : sifted
  }

  advance()
  return {
    next() {
      const page = ready.shift()
      if (!page) throw new Error('no page follows the last one')
      advance()
      return page
    },
    async stop() {
      isStopped = true
      while (ready.length > 0) await ready.shift()
      await asked
    },
  }
}

/** [Y4] Pages are sifted body by body; an id with more than one leaf, or that came without a body, is read leaf by leaf. */
async function siftPage(exchange: Exchange, scope: string, page: ChangesPage): Promise<Verdict<Sifted>> {
  const sifted: Sifted = { entries: [], broken: [] }
  const plain = page.changes.filter(isPlain)
  for (const [index, { id, doc }] of plain.entries()) {
    if (index > 0 && index % siftedAtOnce === 0) await exchange.breathe()
    sift(id, [doc], sifted)
  }
  const many = page.changes.filter((change) => !isPlain(change)).map(({ id }) => id)
  const leaves = await fetchLeaves(exchange, scope, many)
  if (!leaves.ok) return leaves
  for (const { id, bodies } of leaves.value) sift(id, bodies, sifted)
  return done(sifted)
}

function isPlain({ leaves, doc }: Change): boolean {
  return leaves <= 1 && doc !== undefined && doc !== null
}
