import { describe, expect, it } from 'vitest'
import type { Entry } from '#lib/entries/entry.ts'
import { recordId } from '#tests/fixtures/make-entry.ts'
import { must, newDisk, openTestStore } from '#tests/fixtures/store/open-test-store.ts'
import { createSpeaker } from '#tests/fixtures/store/speaker.ts'
import { vaults } from '#tests/fixtures/store/vaults.ts'

const scope = 'tavolo-empoli-contatti'

describe.each(vaults)('what is no entry, with %s', (_, openVault) => {
  const { say } = createSpeaker()
  const open = async () => must(await openTestStore(newDisk(), { vault: await openVault() }))

  it('[S9] [S4] is kept aside with its batch, sealed, and never twice', async () => {
    const store = await open()
    const broken = [{ raw: { _id: 'x', words: 'Lucia' }, reason: 'id' as const }]
    const batch = {
      entries: [say(recordId('contact'), { name: 'Ugo' })],
      broken: [...broken, ...broken],
      marks: { cursor: '3' },
    }
    must(await store.receive(scope, batch))
    must(await store.receive(scope, batch))
    const kept = must(await store.quarantined())
    expect(kept).toMatchObject([{ scope, reason: 'id', raw: JSON.stringify(broken[0]!.raw) }])
    expect(must(await store.quarantined('rete'))).toEqual([])
    must(await store.dropQuarantined(kept.map(({ id }) => id)))
    expect(must(await store.counts()).quarantined).toBe(0)
  })

  it('[S9] anything at all can be kept: too deep, too long, not JSON', async () => {
    const store = await open()
    let deep: unknown = 1
    for (let i = 0; i < 50_000; i += 1) deep = [deep]
    const raws = [deep, 'x'.repeat(300_000), undefined, '<html>']
    must(
      await store.quarantine(
        scope,
        raws.map((raw) => ({ raw, reason: 'not-json' as const })),
      ),
    )
    const lengths = must(await store.quarantined()).map(({ raw }) => raw.length)
    // Newer engines write what is nested so deep, older ones cannot; both go on.
    const others = lengths.filter((length) => length !== 100_001)
    expect(others.sort((a, b) => a - b)).toEqual([0, 6, 256 * 1024])
  })

  it('[S9] a scope has room for so many', async () => {
    const store = await open()
    const flood = (from: number) =>
      Array.from({ length: 400 }, (_, i) => ({ raw: from + i, reason: 'not-json' as const }))
    must(await store.quarantine(scope, flood(0)))
    must(await store.quarantine(scope, flood(400)))
    must(await store.quarantine('rete', flood(0).slice(0, 1)))
    expect(must(await store.counts())).toMatchObject({ quarantined: 501 })
    expect(must(await store.quarantined(scope))).toHaveLength(500)
  })

  it('[S9] tried again, what is an entry now is received and released', async () => {
    const store = await open()
    const entry = say(recordId('contact'), { name: 'Lucia' })
    const forged: Entry = { ...entry, set: { name: 'Marta' } }
    must(
      await store.quarantine(
        scope,
        [entry, forged].map((raw) => ({ raw, reason: 'hash' as const })),
      ),
    )
    const kept = must(await store.quarantined())
    expect(must(await store.retryQuarantined(kept.map(({ id }) => id)))).toEqual({ released: 1 })
    expect(must(await store.record(entry.record)).folded.fields.name?.shown).toBe('Lucia')
    expect(must(await store.quarantined()).map(({ raw }) => raw)).toEqual([JSON.stringify(forged)])
    expect(must(await store.retryQuarantined(kept.map(({ id }) => id)))).toEqual({ released: 0 })
  })
})
