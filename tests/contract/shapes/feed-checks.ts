import { expectEqual } from './expect-equal.ts'
import { changes, push, type Changes, type Check, type Wire } from './wire.ts'

const cases = (wire: Wire, n: number) =>
  Promise.all(Array.from({ length: n }, () => wire.tablet.entry('case', { state: 'SEGNALATO' })))

async function page(wire: Wire, since: unknown, limit: number): Promise<Changes> {
  return changes(
    wire,
    `since=${encodeURIComponent(String(since))}&limit=${limit}&style=all_docs&include_docs=true`,
  )
}

/** What a device that pulls relies on. */
export const feedChecks: readonly Check[] = [
  {
    name: 'the description of a database has a cursor and a count',
    async run(wire) {
      const { json } = await wire.ask('')
      const { update_seq, doc_count } = json as { update_seq: unknown; doc_count: unknown }
      expectEqual(['string', 'number'].includes(typeof update_seq), true, 'update_seq')
      expectEqual(typeof doc_count, 'number')
      expectEqual((await changes(wire, `since=${encodeURIComponent(String(update_seq))}`)).results, [])
    },
  },
  {
    name: 'changes come with sequence, revision and the document as it was written',
    async run(wire) {
      const [entry] = await cases(wire, 1)
      await push(wire, [entry])
      const { results } = await changes(wire, 'since=0&limit=10000&include_docs=true&style=all_docs')
      const row = results.find(({ id }) => id === entry?._id)
      expectEqual(row?.changes.length, 1)
      const { _rev, ...doc } = row?.doc as unknown as { _rev: string }
      expectEqual(doc, entry)
      expectEqual(/^1-./.test(_rev) && row?.changes[0]?.rev === _rev, true, '_rev')
    },
  },
  {
    name: 'pages by cursor cover everything once, and the last one says so',
    async run(wire) {
      await push(wire, await cases(wire, 7))
      const whole = await changes(wire, 'since=0&limit=100000')
      const seen: string[] = []
      let at: Changes = { results: [], last_seq: 0 }
      for (let pages = 0; pages < 1000; pages += 1) {
        at = await page(wire, at.last_seq, 3)
        seen.push(...at.results.map(({ id }) => id))
        if (at.results.length < 3) break
      }
      expectEqual(seen.sort(), whole.results.map(({ id }) => id).sort())
      expectEqual(at.pending ?? 0, 0, 'pending')
    },
  },
  {
    name: 'the last cursor gives nothing again, and then only what is new',
    async run(wire) {
      const { last_seq } = await changes(wire, 'since=0&limit=100000')
      expectEqual((await page(wire, last_seq, 100)).results, [])
      const entries = await cases(wire, 2)
      await push(wire, entries)
      const fresh = await page(wire, last_seq, 100)
      expectEqual(fresh.results.map(({ id }) => id).sort(), entries.map(({ _id }) => _id).sort())
    },
  },
  {
    name: 'a limit of one gives one and says that more is pending',
    async run(wire) {
      const { results, pending } = await page(wire, 0, 1)
      expectEqual([results.length, (pending ?? 0) > 0], [1, true])
    },
  },
  {
    name: 'a cursor that is none is refused',
    async run(wire) {
      const { status } = await wire.ask('/_changes?since=nonsense')
      expectEqual(status >= 400 && status < 500, true, `status ${status}`)
    },
  },
  {
    name: 'a long-poll answers at once where there is something, and empty after its time',
    async run(wire) {
      const now = await changes(wire, 'feed=longpoll&since=0&limit=1')
      expectEqual(now.results.length, 1)
      const { last_seq } = await changes(wire, 'since=0&limit=100000')
      const since = encodeURIComponent(String(last_seq))
      const empty = await changes(wire, `feed=longpoll&timeout=200&since=${since}`)
      expectEqual([empty.results, empty.last_seq !== undefined], [[], true])
    },
  },
  {
    name: 'a long-poll that waits gets what is written meanwhile',
    async run(wire) {
      const { last_seq } = await changes(wire, 'since=0&limit=100000')
      const since = encodeURIComponent(String(last_seq))
      const waiting = changes(wire, `feed=longpoll&timeout=10000&include_docs=true&since=${since}`)
      const [entry] = await cases(wire, 1)
      await push(wire, [entry])
      expectEqual(
        (await waiting).results.map(({ id }) => id),
        [entry?._id],
      )
    },
  },
]
