import { describe, expect, it } from 'vitest'
import type { Entry } from '#lib/entries/entry.ts'
import { foldRecord } from '#lib/entries/fold.ts'
import { collectRemovals } from '#lib/entries/removals.ts'
import { randomFrom, recordId } from '#tests/fixtures/make-entry.ts'
import { must, newDisk, openTestStore } from '#tests/fixtures/store/open-test-store.ts'
import { createSpeaker } from '#tests/fixtures/store/speaker.ts'
import { vaults } from '#tests/fixtures/store/vaults.ts'
import type { Store } from './types.ts'

const scope = 'tavolo-empoli-contatti'
const records = [0, 1, 2].map((n) => recordId('contact', n))

describe.each(vaults)('two tabs on one store, with %s', (_, openVault) => {
  it('[S2] each sees what the other saved, and folds over it', async () => {
    const [disk, vault] = [newDisk(), await openVault()]
    const [anna, bruna] = [createSpeaker(), createSpeaker('bruna')]
    const one = must(await openTestStore(disk, { vault }))
    const two = must(await openTestStore(disk, { vault }))
    const first = anna.say(records[0]!, { name: 'Lucia' })
    must(await one.save(scope, [first]))
    must(await two.save(scope, [bruna.say(records[0]!, { name: 'Luciana' }, [first])]))
    must(await one.save(scope, [anna.say(records[0]!, { phone: '1' })]))
    for (const store of [one, two]) {
      expect(must(await store.record(records[0]!)).folded.fields).toMatchObject({
        name: { shown: 'Luciana' },
        phone: { shown: '1' },
      })
      expect(must(await store.size())).toEqual({ records: 1, entries: 3 })
    }
  })

  it('[S6] what one tab is told was erased the other refuses', async () => {
    const [disk, vault] = [newDisk(), await openVault()]
    const { say, erase } = createSpeaker()
    const one = must(await openTestStore(disk, { vault }))
    const two = must(await openTestStore(disk, { vault }))
    const words = say(records[0]!, { name: 'Lucia' })
    must(await two.receive(scope, { entries: [words] }))
    must(await one.receive(scope, { entries: [erase({ record: records[0]! })] }))
    expect(await two.save(scope, [say(records[0]!, { phone: '1' })])).toEqual({ ok: false, reason: 'erased' })
    must(await two.receive(scope, { entries: [words] }))
    expect(await two.record(records[0]!)).toEqual({ ok: false, reason: 'absent' })
    expect(must(await two.verify()).differing).toEqual([])
  })

  it('[S6] an erased case takes what the other tab only just wrote in it', async () => {
    const [disk, vault] = [newDisk(), await openVault()]
    const { say, erase } = createSpeaker()
    const [caseId, person] = [recordId('case'), recordId('person')]
    const one = must(await openTestStore(disk, { vault }))
    must(await one.receive(scope, { entries: [say(caseId, { state: 'APERTO' }, [], caseId)] }))
    const two = must(await openTestStore(disk, { vault }))
    const late = say(person, { name: 'Lucia' }, [], caseId)
    must(await one.save(scope, [late]))
    expect(must(await two.receive(scope, { entries: [erase({ case: caseId })] })).lost).toEqual([late._id])
    expect(await two.record(person)).toEqual({ ok: false, reason: 'absent' })
    expect(must(await one.verify())).toMatchObject({ records: 1, differing: [] })
  })

  it('[S6] what one tab is told has moved the other drops once it is sent', async () => {
    const [disk, vault] = [newDisk(), await openVault()]
    const { say, move } = createSpeaker()
    const caseId = recordId('case')
    const one = must(await openTestStore(disk, { vault }))
    const two = must(await openTestStore(disk, { vault }))
    const words = say(caseId, { state: 'APERTO' }, [], caseId)
    must(await two.save(scope, [words]))
    must(await one.receive(scope, { entries: [move(caseId).note] }))
    must(await two.mark(scope, [words._id], 'sent'))
    expect(must(await two.counts())).toMatchObject({ local: 0, sent: 0 })
  })

  it('[S11] a repair loses nothing that the other tab saves meanwhile', async () => {
    const [disk, vault] = [newDisk(), await openVault()]
    const { say } = createSpeaker()
    const other = must(await openTestStore(disk, { vault }))
    must(await other.receive(scope, { entries: [say(records[0]!, { name: 'Lucia' })] }))
    const meanwhile = [say(records[0]!, { phone: '1' })]
    const tap = async (step: string) => {
      if (step === 'repair:before') must(await other.save(scope, meanwhile.splice(0)))
    }
    const store = must(await openTestStore(disk, { vault, tap }))
    must(await store.repair([{ scope, record: records[0]! }]))
    expect(must(await store.whole(records[0]!)).entries).toHaveLength(2)
    expect(must(await store.verify()).differing).toEqual([])
  })

  it('[S7] a scope that one tab dropped is empty for the other', async () => {
    const [disk, vault] = [newDisk(), await openVault()]
    const { say, erase } = createSpeaker()
    const one = must(await openTestStore(disk, { vault }))
    const two = must(await openTestStore(disk, { vault }))
    must(
      await two.receive(scope, {
        entries: [say(records[0]!, { name: 'Lucia' }), erase({ record: records[1]! })],
      }),
    )
    must(await one.dropScope(scope))
    must(
      await two.receive(scope, {
        entries: [say(records[1]!, { name: 'Ugo' }), say(records[0]!, { phone: '1' })],
      }),
    )
    expect(must(await two.record(records[0]!)).folded.entries).toHaveLength(1)
    expect(must(await two.verify())).toMatchObject({ records: 2, entries: 2, differing: [] })
  })

  it.each([1, 2, 3, 4, 5, 6])('[S2] lose nothing when they write at once (seed %i)', async (seed) => {
    const [disk, vault, random] = [newDisk(), await openVault(), randomFrom(seed)]
    const dice = (sides: number) => (random(1)[0] as number) % sides
    // Each storage step waits some turns of the event loop, so that the steps of the two mix by the seed.
    const tap = async () => {
      for (let turns = dice(4); turns > 0; turns -= 1) await new Promise((resolve) => setTimeout(resolve, 0))
    }
    const written: Entry[] = []
    const work = async (store: Store, author: string) => {
      const { say, erase } = createSpeaker(author)
      for (let n = 0; n < 12; n += 1) {
        const words = say(records[dice(3)]!, { name: `${author} ${n}` }, dice(2) ? written.slice(-1) : [])
        const entries = n === 9 ? [erase({ entry: words._id, over: words.over }), words] : [words]
        if (n !== 9 && dice(3) > 0) must(await store.save(scope, entries))
        else must(await store.receive(scope, { entries }))
        written.push(...entries)
        must(await store.mark(scope, [words._id], dice(2) ? 'sent' : 'refused', 'x'))
      }
    }
    const open = async () => must(await openTestStore(disk, { vault, tap }))
    const [one, two] = [await open(), await open()]
    await Promise.all([work(one, 'anna'), work(two, 'bruna')])
    const removals = collectRemovals(written)
    expect(removals.entries.size).toBe(2)
    for (const store of [one, two]) {
      expect(must(await store.verify())).toMatchObject({ differing: [], damaged: [], misnamed: [] })
      for (const record of records) {
        const all = written.filter((entry) => entry.record === record)
        const read = await store.record(record)
        expect(read.ok ? read.value.folded : undefined).toEqual(foldRecord(all, removals))
      }
    }
  })
})
