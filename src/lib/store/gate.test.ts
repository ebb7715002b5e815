import { describe, expect, it } from 'vitest'
import { schema as ownSchema } from '#lib/domain/kinds/index.ts'
import { recordId } from '#tests/fixtures/make-entry.ts'
import { must, newDisk, openTestStore } from '#tests/fixtures/store/open-test-store.ts'
import { createSpeaker } from '#tests/fixtures/store/speaker.ts'
import { vaults } from '#tests/fixtures/store/vaults.ts'
import type { StoreEvent } from './types.ts'

const scope = 'tavolo-empoli-contatti'
const contact = recordId('contact')

describe.each(vaults)('the gate with %s', (_, openVault) => {
  it('[S8] once a newer app has opened the store an older one writes nothing, and still reads', async () => {
    const [disk, { say }, vault] = [newDisk(), createSpeaker(), await openVault()]
    const old = must(await openTestStore(disk, { vault, epoch: 1 }))
    const entry = say(contact, { name: 'Lucia' })
    must(await old.save(scope, [entry]))
    must(await openTestStore(disk, { vault, epoch: 2 }))
    const refused = { ok: false, reason: 'newer-app' }
    const words = say(contact, { surname: 'Bandini' })
    expect(await old.save(scope, [words])).toEqual(refused)
    expect(await old.receive(scope, { entries: [words], marks: { cursor: '9' } })).toEqual(refused)
    expect(await old.mark(scope, [entry._id], 'sent')).toEqual(refused)
    expect(await old.markScope(scope, { cursor: '9' })).toEqual(refused)
    expect(await old.putDraft('x', {})).toEqual(refused)
    expect(await old.dropScope(scope, { force: true })).toEqual(refused)
    expect(await old.repair([{ scope, record: contact }])).toEqual(refused)
    expect(must(await old.unsent(scope, 9))).toEqual([entry])
    expect(must(await old.scopes())).toEqual([{ scope }])
    old.close()
    const again = must(await openTestStore(disk, { vault, epoch: 1 }))
    expect(must(await again.record(contact)).folded.entries).toEqual([entry._id])
    expect(await again.save(scope, [words])).toEqual(refused)
  })

  it('[S8] what an older app kept without understanding counts once a newer one opens', async () => {
    const [disk, { say }, vault] = [newDisk(), createSpeaker(), await openVault()]
    const entry = say(contact, { name: 'Lucia' })
    const old = must(await openTestStore(disk, { vault, epoch: 1, schema: new Map() }))
    must(await old.receive(scope, { entries: [entry] }))
    expect(must(await old.record(contact)).folded).toMatchObject({ fields: {}, unknown: [entry._id] })
    old.close()
    const told: number[] = []
    const now = must(await openTestStore(disk, { vault, epoch: 2, progress: (n) => told.push(n) }))
    expect(must(await now.record(contact)).folded).toMatchObject({
      fields: { name: { shown: 'Lucia' } },
      unknown: [],
    })
    expect(must(await now.verify()).differing).toEqual([])
    expect(told).toEqual([1])
  })

  it('[S8] folding again that did not end is begun again', async () => {
    const [disk, { say }, vault] = [newDisk(), createSpeaker(), await openVault()]
    const old = must(await openTestStore(disk, { vault, epoch: 1, schema: new Map() }))
    must(await old.receive(scope, { entries: [say(contact, { name: 'Lucia' })] }))
    old.close()
    const tap = (step: string) => {
      if (step === 'repair:before') throw new Error('crash')
    }
    await expect(openTestStore(disk, { vault, epoch: 2, tap })).rejects.toThrow('crash')
    const now = must(await openTestStore(disk, { vault, epoch: 2, schema: ownSchema }))
    expect(must(await now.record(contact)).folded.fields.name?.shown).toBe('Lucia')
  })

  it('tells whether the database was there', async () => {
    const disk = newDisk()
    const first = must(await openTestStore(disk))
    expect(first.born).toBe(true)
    first.close()
    expect(must(await openTestStore(disk)).born).toBe(false)
  })

  it('[S8] closed by us it answers so, and does not open by itself', async () => {
    const [disk, { say }, vault] = [newDisk(), createSpeaker(), await openVault()]
    const store = must(await openTestStore(disk, { vault }))
    const heard: StoreEvent[] = []
    store.watch((event) => heard.push(event))
    store.close()
    const closed = { ok: false, reason: 'closed' }
    expect(await store.save(scope, [say(contact, { name: 'Lucia' })])).toEqual(closed)
    expect(await store.counts()).toEqual(closed)
    expect(await store.record(contact)).toEqual(closed)
    expect(heard).toEqual([])
  })

  it('[S8] a newer tab that changes the tables closes this one, which says so', async () => {
    const disk = newDisk()
    const store = must(await openTestStore(disk))
    const heard: StoreEvent[] = []
    store.watch((event) => heard.push(event))
    await new Promise((resolve) => {
      disk.open('vault', 1000).onsuccess = resolve
    })
    expect(heard).toEqual([{ type: 'closed', reason: 'newer-app' }])
    expect(await store.counts()).toEqual({ ok: false, reason: 'closed' })
  })

  it('a wipe by one tab closes the other', async () => {
    const disk = newDisk()
    const [one, two] = [must(await openTestStore(disk)), must(await openTestStore(disk))]
    const heard: StoreEvent[] = []
    two.watch((event) => heard.push(event))
    must(await one.forget())
    expect(heard).toEqual([{ type: 'closed', reason: 'wiped' }])
    expect(must(await openTestStore(disk)).born).toBe(true)
  })
})
