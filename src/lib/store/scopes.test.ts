import { describe, expect, it } from 'vitest'
import { recordId } from '#tests/fixtures/make-entry.ts'
import { must, newDisk, openTestStore } from '#tests/fixtures/store/open-test-store.ts'
import { readDisk } from '#tests/fixtures/store/read-disk.ts'
import { createSpeaker } from '#tests/fixtures/store/speaker.ts'
import { vaults } from '#tests/fixtures/store/vaults.ts'
import type { StoreEvent } from './types.ts'

const [scope, beside] = ['tavolo-empoli', 'tavolo-empoli-contatti']
const [person, contact] = [recordId('person'), recordId('contact')]

describe.each(vaults)('scopes and small things, with %s', (_, openVault) => {
  const open = async (disk = newDisk()) => must(await openTestStore(disk, { vault: await openVault() }))

  it('[S7] drops a scope whole, and another that is named like it stays', async () => {
    const [disk, { say, erase }] = [newDisk(), createSpeaker()]
    const store = await open(disk)
    const own = say(person, { name: 'Lucia' })
    must(await store.save(scope, [own]))
    must(await store.mark(scope, [own._id], 'sent'))
    must(
      await store.receive(scope, {
        entries: [erase({ record: contact })],
        broken: [{ raw: 1, reason: 'id' }],
      }),
    )
    must(await store.receive(beside, { entries: [say(contact, { name: 'Ugo' })] }))
    must(await store.dropScope(scope))
    expect(must(await store.recordRefs())).toMatchObject([{ scope: beside, record: contact }])
    expect(must(await store.verify())).toMatchObject({ records: 1, differing: [] })
    store.close()
    const tables = await readDisk(disk)
    tables.delete('log')
    expect(JSON.stringify([...tables])).not.toContain(`${scope}/`)
    const again = await open(disk)
    must(await again.receive(scope, { entries: [say(contact, { name: 'Ada' })] }))
    expect((await again.record(contact, scope)).ok).toBe(true)
  })

  it('[S7] does not drop what was never sent, unless it is forced', async () => {
    const [store, { say }] = [await open(), createSpeaker()]
    const own = say(person, { name: 'Lucia' })
    must(await store.save(scope, [own]))
    expect(await store.dropScope(scope)).toEqual({ ok: false, reason: 'unsent' })
    must(await store.mark(scope, [own._id], 'refused', 'schema'))
    expect(await store.dropScope(scope)).toEqual({ ok: false, reason: 'unsent' })
    expect((await store.record(person)).ok).toBe(true)
    must(await store.dropScope(scope, { force: true }))
    expect(must(await store.scopes())).toEqual([])
  })

  it('[S1] keeps drafts and small things over a restart', async () => {
    const disk = newDisk()
    const store = await open(disk)
    must(await store.putDraft('contact-new', { name: 'Lu' }))
    must(await store.putDraft('contact-new', { name: 'Lucia' }))
    must(await store.putDraft('other', ['x']))
    must(await store.putSealed('settings', { lockMinutes: 5 }))
    store.close()
    const again = await open(disk)
    expect(must(await again.drafts())).toEqual([
      { key: 'contact-new', draft: { name: 'Lucia' } },
      { key: 'other', draft: ['x'] },
    ])
    must(await again.dropDraft('contact-new'))
    expect(must(await again.drafts()).map(({ key }) => key)).toEqual(['other'])
    expect(must(await again.getSealed('settings'))).toEqual({ lockMinutes: 5 })
    must(await again.dropSealed('settings'))
    expect(must(await again.getSealed('settings'))).toBeUndefined()
  })

  it('[S12] tells of each change after its commit, until nobody wants to hear', async () => {
    const [store, { say }] = [await open(), createSpeaker()]
    const heard: StoreEvent[] = []
    const stop = store.watch((event) => heard.push(event))
    const own = say(person, { name: 'Lucia' })
    must(await store.save(scope, [own]))
    must(await store.mark(scope, [own._id], 'sent'))
    must(await store.receive(scope, { entries: [say(contact, { name: 'Ugo' })] }))
    const changed = (record: string, counts: boolean) => ({
      type: 'changed',
      records: [{ scope, record }],
      scopes: [scope],
      counts,
    })
    expect(heard).toMatchObject([changed(person, true), changed(person, true), changed(contact, false)])
    const folds = heard.map((event) => (event.type === 'changed' ? event.stored : undefined))
    expect(folds).toEqual([
      [must(await store.record(person))],
      undefined,
      [must(await store.record(contact))],
    ])
    stop()
    must(await store.mark(scope, [own._id], 'confirmed'))
    expect(heard).toHaveLength(3)
  })

  it('answers `locked` when the vault is locked meanwhile', async () => {
    const vault = await openVault()
    let isLocked = false
    const locked = { ok: false, reason: 'locked' } as const
    const store = must(
      await openTestStore(newDisk(), {
        vault: {
          sealAllJson: async (rows) => (isLocked ? locked : vault.sealAllJson(rows)),
          openAllJson: async (rows) => (isLocked ? locked : vault.openAllJson(rows)),
        },
      }),
    )
    const { say } = createSpeaker()
    const own = say(person, { name: 'Lucia' })
    must(await store.save(scope, [own]))
    isLocked = true
    expect(await store.save(scope, [say(person, { name: 'Marta' })])).toEqual(locked)
    expect(await store.record(person)).toEqual(locked)
    expect(await store.unsent(scope, 9)).toEqual(locked)
    isLocked = false
    expect(must(await store.unsent(scope, 9))).toEqual([own])
  })
})
