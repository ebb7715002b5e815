import { expect, it } from 'vitest'
import type { Json } from '#lib/domain/schema/kind.ts'
import type { Store } from '#lib/store/types.ts'
import type { Session } from '../session/session.ts'
import { letPapersGo, notePaper } from './kept-papers.ts'

const scope = 'tavolo-empoli-documenti'

/** A tablet that holds these chunks, and papers known by these records. */
function tablet(held: string[], papers: string[]) {
  const sealed = new Map<string, Json>()
  const gone: string[] = []
  const store: Partial<Store> = {
    recordRefs: async (filter) => ({
      ok: true,
      value: filter?.scope === scope ? held.map((record) => ({ scope, record, stamp: 1 })) : [],
    }),
    getSealed: async (name) => ({ ok: true, value: sealed.get(name) }),
    putSealed: async (name, value) => (sealed.set(name, value), { ok: true, value: null }),
    letGo: async (_, groups) => (gone.push(...groups.flat()), { ok: true, value: [] }),
  }
  const runtime = { now: () => 0 }
  const session = {
    store,
    runtime,
    rows: { get: (record: string) => (papers.includes(record) ? { scope: 'tavolo-empoli' } : undefined) },
    granted: { databases: ['tavolo-empoli', scope] },
  } as unknown as Session
  const open = (at: number, document: string, records: string[]) => {
    runtime.now = () => at
    return notePaper(session, document, { scope, records })
  }
  return { session, open, gone, sealed }
}

it('too many chunks: the papers opened longest ago go first', async () => {
  const { session, open, gone } = tablet(['a1', 'a2', 'b1', 'c1'], ['a', 'b', 'c'])
  await open(1, 'a', ['a1', 'a2'])
  await open(2, 'b', ['b1'])
  await open(3, 'c', ['c1'])
  await letPapersGo(session, 3)
  expect(gone).toEqual(['a1', 'a2'])
})

it('what was opened again stays', async () => {
  const { session, open, gone } = tablet(['a1', 'b1'], ['a', 'b'])
  await open(1, 'a', ['a1'])
  await open(2, 'b', ['b1'])
  await open(3, 'a', ['a1'])
  await letPapersGo(session, 1)
  expect(gone).toEqual(['b1'])
})

it('chunks of a paper that is not here any more go, and are forgotten', async () => {
  const { session, open, gone, sealed } = tablet(['a1', 'b1'], ['b'])
  await open(1, 'a', ['a1'])
  await open(2, 'b', ['b1'])
  await letPapersGo(session)
  expect(gone).toEqual(['a1'])
  expect(Object.keys(sealed.get('papers') as object)).toEqual(['b'])
})

it('chunks of which nothing is noted go', async () => {
  const { session, gone } = tablet(['x1'], [])
  await letPapersGo(session)
  expect(gone).toEqual(['x1'])
})
