import { expect, test } from 'vitest'
import type { Client } from '#lib/engine/client/connect.ts'
import type { CaseQuery, CaseRow } from '#lib/engine/views.ts'
import { createCaseWindow } from './case-window.svelte.ts'

const rowOf = (index: number) => ({ record: `case-${index}` }) as CaseRow

/** An engine of so many cases that answers when it is told to, in any order. */
function engineOf(total: number) {
  const asked: { query: CaseQuery; answer: (total?: number) => Promise<void> }[] = []
  const listCases = (query: CaseQuery) =>
    new Promise((resolve) => {
      asked.push({
        query,
        answer: async (now = total) => {
          const count = Math.max(0, Math.min(query.count, now - query.from))
          const rows = Array.from({ length: count }, (_, at) => rowOf(query.from + at))
          resolve({ total: now, rows, counts: {}, states: [], tutors: [], tavoli: [] })
          await Promise.resolve()
        },
      })
    })
  return { asked, client: { listCases } as unknown as Client }
}

const windowsOf = (asked: { query: CaseQuery }[]) =>
  asked.map(({ query }) => `${query.from}–${query.from + query.count - 1}`)

test('asks for what is in sight and a little more, and never twice for the same rows', async () => {
  const { asked, client } = engineOf(10_000)
  const cases = createCaseWindow(client)
  cases.ask({ sort: 'due' })
  await asked[0]?.answer()
  expect([cases.loaded, cases.list.total, cases.rowAt(49)?.record]).toEqual([true, 10_000, 'case-49'])
  cases.inSight(0, 12)
  cases.inSight(20, 32)
  cases.inSight(4000, 4012)
  cases.inSight(4001, 4013)
  expect(windowsOf(asked)).toEqual(['0–49', '50–99', '3950–4049'])
  await asked[2]?.answer()
  expect(cases.rowAt(4005)?.record).toBe('case-4005')
  expect(cases.rowAt(5000)).toBeUndefined()
})

test('an answer to an older question is dropped, and the words go with their own answer', async () => {
  const { asked, client } = engineOf(10)
  const cases = createCaseWindow(client)
  cases.ask({ text: 'ban' })
  cases.ask({ text: 'bandini' })
  await asked[1]?.answer(1)
  await asked[0]?.answer(10)
  expect([cases.list.total, cases.answered]).toEqual([1, 'bandini'])
})

test('after a change the rows in sight are asked for again; the old ones stay until then', async () => {
  const { asked, client } = engineOf(200)
  const cases = createCaseWindow(client)
  cases.ask({})
  await asked[0]?.answer()
  cases.inSight(100, 112)
  await asked[1]?.answer()
  cases.refresh()
  expect(cases.rowAt(100)?.record).toBe('case-100')
  await asked[2]?.answer(150)
  expect(windowsOf(asked)).toEqual(['0–49', '50–149', '50–149'])
  expect([cases.list.total, cases.rowAt(120)?.record, cases.rowAt(10)]).toEqual([150, 'case-120', undefined])
})
