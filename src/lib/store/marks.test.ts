import { describe, expect, it } from 'vitest'
import type { Entry } from '#lib/entries/entry.ts'
import { recordId } from '#tests/fixtures/make-entry.ts'
import { must, newDisk, openTestStore } from '#tests/fixtures/store/open-test-store.ts'
import { createSpeaker } from '#tests/fixtures/store/speaker.ts'
import { vaults } from '#tests/fixtures/store/vaults.ts'
import type { Mark, Store } from './types.ts'

const scope = 'tavolo-empoli-contatti'

describe.each(vaults)('marks with %s', (_, openVault) => {
  async function openWith(count: number): Promise<{ store: Store; entries: Entry[]; ids: string[] }> {
    const { say } = createSpeaker()
    const store = must(await openTestStore(newDisk(), { vault: await openVault() }))
    const entries = Array.from({ length: count }, (_, n) =>
      say(recordId('contact', n), { name: `Nome ${n}` }),
    )
    for (const entry of entries) must(await store.save(scope, [entry]))
    return { store, entries, ids: entries.map(({ _id }) => _id) }
  }

  it('[S5] hands out what is unsent in order of saving, as much as is asked for', async () => {
    const { store, ids } = await openWith(4)
    const unsent = async (limit: number) => must(await store.unsent(scope, limit)).map(({ _id }) => _id)
    expect(await unsent(2)).toEqual(ids.slice(0, 2))
    must(await store.mark(scope, [ids[0]!], 'sent'))
    expect(await unsent(10)).toEqual(ids.slice(1))
    must(await store.mark(scope, [ids[0]!], 'local'))
    expect(await unsent(10)).toEqual([...ids.slice(1), ids[0]])
  })

  it.each<[from: Mark, to: Mark, then: Mark]>([
    ['local', 'sent', 'sent'],
    ['local', 'refused', 'refused'],
    ['local', 'confirmed', 'confirmed'],
    ['sent', 'refused', 'refused'],
    ['refused', 'sent', 'sent'],
    ['refused', 'local', 'local'],
    ['confirmed', 'sent', 'confirmed'],
    ['confirmed', 'refused', 'confirmed'],
    ['confirmed', 'local', 'local'],
  ])('[S5] %s marked %s is %s', async (from, to, then) => {
    const { store, ids } = await openWith(1)
    must(await store.mark(scope, ids, from))
    must(await store.mark(scope, ids, to))
    expect(must(await store.ids(scope))).toEqual([{ id: ids[0], mark: then }])
  })

  it('[S5] a refused entry stays in the tray with its reason until it is tried again', async () => {
    const { store, entries, ids } = await openWith(3)
    must(await store.mark(scope, ids.slice(0, 2), 'refused', 'not-a-writer'))
    const tray = must(await store.refused())
    expect(tray).toEqual(
      entries.slice(0, 2).map((entry) => ({ scope, id: entry._id, reason: 'not-a-writer', entry })),
    )
    expect(must(await store.refused('rete'))).toEqual([])
    expect(must(await store.retryRefused(scope, [ids[0]!]))).toBe(1)
    expect(must(await store.counts())).toMatchObject({ local: 2, refused: 1 })
    expect(must(await store.retryRefused(scope))).toBe(1)
    expect(must(await store.refused())).toEqual([])
  })

  it('[S5] counts what is where, in all scopes, and since when', async () => {
    const { store, entries, ids } = await openWith(4)
    must(await store.mark(scope, [ids[0]!], 'confirmed'))
    must(await store.mark(scope, [ids[1]!], 'refused', 'schema'))
    must(await store.quarantine('rete', [{ raw: { x: 1 }, reason: 'id' }]))
    const counts = must(await store.counts())
    expect(counts).toMatchObject({ local: 2, sent: 0, confirmed: 1, refused: 1, quarantined: 1 })
    expect(counts.oldestUnsent).toBe(entries[2]!.at)
    must(await store.mark(scope, ids, 'sent'))
    expect(must(await store.counts()).oldestUnsent).toBeUndefined()
  })

  it('passes over ids that are not here or not own', async () => {
    const { store } = await openWith(0)
    const foreign = createSpeaker('bruna').say(recordId('contact'), { name: 'Ugo' })
    must(await store.receive(scope, { entries: [foreign] }))
    must(await store.mark(scope, [foreign._id, `${foreign.record}.${'a'.repeat(26)}`], 'sent'))
    expect(must(await store.ids(scope))).toEqual([{ id: foreign._id }])
  })
})
