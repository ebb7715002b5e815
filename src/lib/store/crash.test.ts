import { IDBObjectStore } from 'fake-indexeddb'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Entry } from '#lib/entries/entry.ts'
import { recordId } from '#tests/fixtures/make-entry.ts'
import { must, newDisk, openTestStore } from '#tests/fixtures/store/open-test-store.ts'
import { createSpeaker } from '#tests/fixtures/store/speaker.ts'
import { vaults } from '#tests/fixtures/store/vaults.ts'
import type { RowVault } from './row-vault.ts'
import type { Store } from './types.ts'

const scope = 'tavolo-empoli'
const [caseId, person, other] = [recordId('case'), recordId('person'), recordId('person', 1)]

class Crash extends Error {}

/** A day's work that touches every kind of write; `saved` hears of each acknowledged save. */
function day() {
  const [{ say, erase, move }, bruna] = [createSpeaker(), createSpeaker('bruna')]
  const own = [
    say(caseId, { state: 'APERTO' }, [], caseId),
    say(person, { name: 'Lucia', phone: '1' }, [], caseId),
    say(other, { name: 'Ugo' }, [], recordId('case', 1)),
    say(other, { phone: '2' }, [], recordId('case', 1)),
  ]
  const theirs = [
    bruna.say(person, { phone: '3' }, [], caseId),
    bruna.say(other, { phone: '4' }, [], recordId('case', 1)),
  ]
  const batches: [cursor: string, entries: Entry[]][] = [
    ['1', [theirs[0]!, own[0]!]],
    ['2', [theirs[1]!, erase({ record: other })]],
    ['3', [move(caseId).note]],
  ]
  async function work(store: Store, saved: (entries: Entry[]) => void): Promise<void> {
    must(await store.putDraft('form', { name: 'Lu' }))
    for (const entries of [own.slice(0, 2), own.slice(2, 3)]) {
      await keep(store, entries, saved)
    }
    must(await store.mark(scope, [own[0]!._id], 'sent'))
    must(
      await store.receive(scope, {
        entries: batches[0]![1],
        broken: [{ raw: 1, reason: 'id' }],
        marks: { cursor: '1' },
      }),
    )
    await keep(store, own.slice(3), saved)
    must(await store.receive(scope, { entries: batches[1]![1], marks: { cursor: '2' } }))
    must(await store.receiptsSent(scope, [batches[1]![1][1]!._id]))
    must(await store.receive(scope, { entries: batches[2]![1], marks: { cursor: '3' } }))
    must(await store.mark(scope, [own[1]!._id], 'sent'))
  }
  return { work, batches, all: [...own, ...batches.flatMap(([, entries]) => entries)] }
}

/** Done a second time, the work may be about something erased. */
async function keep(store: Store, entries: Entry[], saved: (entries: Entry[]) => void): Promise<void> {
  const outcome = await store.save(scope, entries)
  if (outcome.ok) saved(entries)
  else expect(outcome.reason).toBe('erased')
}

/** Everything that can be asked of a store, but for what a second try may number otherwise. */
async function stateOf(store: Store) {
  const records = new Map<string, unknown>()
  must(
    await store.recordsOf({}, (batch) => batch.forEach(({ record, folded }) => records.set(record, folded))),
  )
  const { oldestUnsent: _, ...counts } = must(await store.counts())
  const [ids, scopes, due] = [await store.ids(scope), await store.scopes(), await store.receiptsDue(scope)]
  return {
    records,
    counts,
    ids: must(ids),
    scopes: must(scopes),
    due: must(due),
    drafts: must(await store.drafts()),
  }
}

async function runWhole(vault: RowVault) {
  const steps: string[] = []
  const store = must(await openTestStore(newDisk(), { vault, tap: (step) => void steps.push(step) }))
  await day().work(store, () => undefined)
  return { steps: [...steps], state: await stateOf(store) }
}

describe.each(vaults)('a crash with %s', (_, openVault) => {
  it('[S2] [S3] between any two steps leaves every acknowledged save, no half write, and the work can be done again', async () => {
    const vault = await openVault()
    const whole = await runWhole(vault)
    expect(whole.steps.length).toBeGreaterThan(25)
    for (let at = 0; at < whole.steps.length; at += 1) {
      const disk = newDisk()
      const { work, batches, all } = day()
      const saved: Entry[] = []
      let step = 0
      let opened: Store | undefined
      const tap = () => {
        step += 1
        if (step > at) throw new Crash()
      }
      const run = async () => {
        opened = must(await openTestStore(disk, { vault, tap }))
        await work(opened, (entries) => saved.push(...entries))
      }
      await expect(run(), whole.steps[at]).rejects.toThrow(Crash)
      opened?.close()
      const store = must(await openTestStore(disk, { vault }))
      const sound = { differing: [], damaged: [], misnamed: [] }
      expect(must(await store.verify()), whole.steps[at]).toMatchObject(sound)
      const ids = new Set(must(await store.ids(scope)).map(({ id }) => id))
      const cursor = Number(must(await store.scopes())[0]?.cursor ?? 0)
      const arrived = batches.filter(([each]) => Number(each) <= cursor).flatMap(([, entries]) => entries)
      const isTaken = (entry: Entry) =>
        (cursor >= 2 && entry.record === other) || (cursor >= 3 && entry.case === caseId)
      for (const entry of [...saved, ...arrived]) {
        if (!isTaken(entry)) expect(ids, `${whole.steps[at]} ${entry.record}`).toContain(entry._id)
      }
      expect(all.map(({ _id }) => _id)).toEqual(expect.arrayContaining([...ids]))
      await work(store, () => undefined)
      expect(await stateOf(store), whole.steps[at]).toEqual(whole.state)
      store.close()
    }
  })
})

describe('a write that the browser breaks off', () => {
  afterEach(() => {
    vi.restoreAllMocks()
  })

  it('[S2] leaves nothing of itself, whichever of its rows it was', async () => {
    const [vault, { say }] = [await vaults[0]![1](), createSpeaker()]
    const store = must(await openTestStore(newDisk(), { vault }))
    must(await store.save(scope, [say(person, { name: 'Lucia' }, [], caseId)]))
    const before = await stateOf(store)
    const batch = {
      entries: [say(person, { phone: '1' }, [], caseId), say(other, { name: 'Ugo' })],
      marks: { cursor: '9' },
    }
    const put = IDBObjectStore.prototype.put
    let puts = 0
    for (let at = 1; ; at += 1) {
      puts = 0
      vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...row) {
        puts += 1
        const request = put.apply(this, row)
        if (puts === at) this.transaction.abort()
        return request
      })
      const outcome = await store.receive(scope, batch)
      vi.restoreAllMocks()
      if (outcome.ok) break
      expect(outcome.reason).toBe('storage')
      expect(await stateOf(store)).toEqual(before)
    }
    expect(puts).toBeGreaterThan(3)
    expect(must(await store.verify())).toMatchObject({ records: 2, entries: 3, differing: [] })
  })
})
