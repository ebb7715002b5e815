import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Entry } from '#lib/entries/entry.ts'
import { foldRecord } from '#lib/entries/fold.ts'
import { arbitraryHistory } from '#tests/fixtures/entries.ts'
import { recordId } from '#tests/fixtures/make-entry.ts'
import { sampleSchema } from '#tests/fixtures/sample-kind.ts'
import { must, newDisk, openTestStore } from '#tests/fixtures/store/open-test-store.ts'
import { createSpeaker } from '#tests/fixtures/store/speaker.ts'
import { vaults } from '#tests/fixtures/store/vaults.ts'

const scope = 'tavolo-empoli'
const person = recordId('person')

describe.each(vaults)('receive with %s', (_, openVault) => {
  const open = async (disk = newDisk()) => must(await openTestStore(disk, { vault: await openVault() }))

  it('[S4] stores entries, records and cursor, and the same batch again changes nothing', async () => {
    const [{ say }, store] = [createSpeaker(), await open()]
    const entries = [0, 1, 2].map((n) => say(recordId('contact', n), { name: `Nome ${n}` }))
    const batch = { entries, marks: { cursor: '17-abc', epoch: 'e1' } }
    expect(must(await store.receive(scope, batch))).toMatchObject({ fresh: 3, confirmed: [], lost: [] })
    const before = must(await store.record(entries[0]!.record))
    expect(must(await store.receive(scope, batch))).toMatchObject({ fresh: 0, records: [] })
    expect(must(await store.record(entries[0]!.record))).toEqual(before)
    expect(must(await store.scopes())).toEqual([{ scope, cursor: '17-abc', epoch: 'e1' }])
    expect(must(await store.ids(scope))).toEqual(
      entries.map(({ _id }) => ({ id: _id })).sort((a, b) => (a.id < b.id ? -1 : 1)),
    )
    expect(must(await store.size())).toEqual({ records: 3, entries: 3 })
  })

  it('[S4] what a batch does not name of the marks stays', async () => {
    const store = await open()
    must(await store.receive(scope, { entries: [], marks: { cursor: '1', lastPull: 'then' } }))
    must(await store.receive(scope, { entries: [], marks: { cursor: '2' } }))
    expect(must(await store.scopes())).toEqual([{ scope, cursor: '2', lastPull: 'then' }])
  })

  it('[S4] however a history is cut, mixed and repeated, what is stored is its fold', async () => {
    const cut = fc.record({
      history: arbitraryHistory(),
      order: fc.infiniteStream(fc.nat()),
      size: fc.integer({ min: 1, max: 5 }),
    })
    await fc.assert(
      fc.asyncProperty(cut, async ({ history, order, size }) => {
        const store = must(await openTestStore(newDisk(), { vault: await openVault(), schema: sampleSchema }))
        const mixed = [...history.entries, ...history.entries]
          .map((entry) => ({ entry, at: order.next().value as number }))
          .sort((a, b) => a.at - b.at)
          .map(({ entry }) => entry)
        for (let from = 0; from < mixed.length; from += size) {
          must(await store.receive(scope, { entries: mixed.slice(from, from + size) }))
        }
        const read = await store.record(history.record)
        expect(read.ok ? read.value.folded : undefined).toEqual(
          foldRecord(history.entries, undefined, sampleSchema),
        )
        expect(must(await store.verify())).toMatchObject({ differing: [], damaged: [], misnamed: [] })
      }),
      { numRuns: 25 },
    )
  })

  it('[S2] [S4] a batch is one transaction when all that it touches was written or read before', async () => {
    const [disk, { say }, vault, steps] = [newDisk(), createSpeaker(), await openVault(), [] as string[]]
    const batch = (name: string) => [0, 1, 2].map((n) => say(recordId('contact', n), { [name]: `${n}` }))
    const first = batch('comune')
    const before = must(await openTestStore(disk, { vault }))
    must(await before.receive(scope, { entries: first }))
    before.close()
    const tap = (step: string) => void (step.endsWith(':before') && steps.push(step))
    const store = must(await openTestStore(disk, { vault, tap }))
    steps.length = 0
    must(await store.receive(scope, { entries: first }))
    must(await store.receive(scope, { entries: first }))
    must(await store.receive(scope, { entries: batch('phone'), marks: { cursor: '2' } }))
    must(await store.save(scope, [...batch('surname'), say(recordId('contact', 3), { name: 'Ada' })]))
    expect(steps).toEqual(['load', 'receive', 'receive', 'receive', 'save'].map((step) => `${step}:before`))
  })

  it('[S5] an own entry that comes back is confirmed, and one from another tablet is not', async () => {
    const [{ say }, store] = [createSpeaker(), await open()]
    const [first, second] = [say(person, { name: 'Lucia' }), say(person, { surname: 'Bandini' })]
    must(await store.save(scope, [first, second]))
    expect(must(await store.receive(scope, { entries: [second], confirms: false })).confirmed).toEqual([])
    expect(must(await store.receive(scope, { entries: [first] })).confirmed).toEqual([first._id])
    expect(must(await store.counts())).toMatchObject({ local: 1, sent: 0, confirmed: 1 })
    expect(must(await store.outstanding())).toEqual([{ scope, id: second._id, mark: 'local' }])
  })

  it('keeps two scopes apart though they hold the same record', async () => {
    const [{ say }, store] = [createSpeaker(), await open()]
    must(await store.receive('tavolo-empoli', { entries: [say(person, { name: 'Lucia' })] }))
    must(await store.receive('tavolo-vinci', { entries: [say(person, { name: 'Luciana' })] }))
    const shown = async (of?: string) => must(await store.record(person, of)).folded.fields.name?.shown
    expect([await shown('tavolo-empoli'), await shown('tavolo-vinci'), await shown()]).toEqual([
      'Lucia',
      'Luciana',
      'Lucia',
    ])
  })

  it('reads records by kind, by case, and by what changed since', async () => {
    const [{ say }, store] = [createSpeaker(), await open()]
    const caseId = recordId('case')
    const entries = [
      say(caseId, { state: 'APERTO' }, [], caseId),
      say(person, { name: 'Lucia' }, [], caseId),
      say(recordId('contact'), { name: 'Ugo' }),
    ]
    must(await store.receive(scope, { entries }))
    const read = async (filter: { kind?: string; since?: number }) => {
      const records: string[] = []
      const { stamp } = must(
        await store.recordsOf(filter, (batch) => void records.push(...batch.map(({ record }) => record))),
      )
      return { records: records.sort(), stamp }
    }
    expect((await read({ kind: 'person' })).records).toEqual([person])
    expect(must(await store.caseRecords(caseId)).records.map(({ record }) => record)).toEqual([
      caseId,
      person,
    ])
    const { stamp, records } = await read({})
    expect(records).toHaveLength(3)
    expect((await read({ since: stamp })).records).toEqual([])
    must(await store.receive(scope, { entries: [say(person, { surname: 'Bandini' }, [], caseId)] }))
    expect((await read({ since: stamp })).records).toEqual([person])
    expect(must(await store.recordRefs({ kind: 'case' }))).toMatchObject([{ scope, record: caseId }])
    expect(must(await store.recordRefs({ scope: 'rete' }))).toEqual([])
  })

  it('reads entries by id and by record', async () => {
    const [{ say }, store] = [createSpeaker(), await open()]
    const entries: Entry[] = [say(person, { name: 'Lucia' }), say(person, { surname: 'Bandini' })]
    must(await store.receive(scope, { entries }))
    const absent = `${recordId('person', 5)}.${'a'.repeat(26)}`
    const read = must(await store.readEntries(scope, [entries[1]!._id, absent]))
    expect(read).toEqual({ entries: [entries[1]], missing: [absent], damaged: [] })
    expect(must(await store.whole(person)).entries).toHaveLength(2)
    expect(await store.whole(recordId('person', 5))).toEqual({ ok: false, reason: 'absent' })
    expect(must(await store.has(scope, [entries[0]!._id, absent]))).toEqual(new Set([entries[0]!._id]))
  })
})
