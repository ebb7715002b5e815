import { describe, expect, it } from 'vitest'
import { textOf } from '#lib/entries/read.ts'
import { recordId } from '#tests/fixtures/make-entry.ts'
import { must, newDisk, openTestStore } from '#tests/fixtures/store/open-test-store.ts'
import { readDisk } from '#tests/fixtures/store/read-disk.ts'
import { createSpeaker } from '#tests/fixtures/store/speaker.ts'
import { vaults } from '#tests/fixtures/store/vaults.ts'
import type { Store, StoreEvent } from './types.ts'

const scope = 'tavolo-empoli-contatti'
const [contact, referral, other] = [recordId('contact'), recordId('referral'), recordId('contact', 1)]
const [vito, anna] = [createSpeaker('vito'), createSpeaker('anna')]

describe.each(vaults)('what is let go, with %s', (_, openVault) => {
  const open = async (disk = newDisk()) => must(await openTestStore(disk, { vault: await openVault() }))

  /** A contact that was recorded here with its referral, all confirmed, and one of someone else. */
  async function settled(disk = newDisk()) {
    const store = await open(disk)
    const own = [
      vito.say(contact, { name: 'Ines', phone: '1' }),
      vito.say(referral, { contact, state: 'INVIATA' }),
    ]
    const theirs = anna.say(other, { name: 'Ugo' })
    must(await store.save(scope, own))
    must(await store.receive(scope, { entries: [...own, theirs] }))
    const answer = anna.say(referral, { state: 'ACCETTATA' }, own)
    return { disk, store, own, theirs, answer, group: [contact, referral] }
  }

  async function sound(store: Store): Promise<void> {
    expect(must(await store.verify())).toMatchObject({ differing: [], damaged: [], misnamed: [] })
  }

  it('[S14] goes whole, with its own copies, and leaves nothing but ids', async () => {
    const { disk, store, own, group } = await settled()
    const heard: StoreEvent[] = []
    store.watch((event) => heard.push(event))
    expect(must(await store.letGo(scope, [group]))).toEqual(group.map((record) => ({ scope, record })))
    expect(await store.record(contact)).toEqual({ ok: false, reason: 'absent' })
    expect(must(await store.recordRefs()).map(({ record }) => record)).toEqual([other])
    expect(must(await store.readEntries(scope, [own[0]!._id])).entries).toEqual([])
    expect(must(await store.counts())).toMatchObject({ local: 0, sent: 0, confirmed: 0 })
    await Promise.resolve()
    expect(heard).toMatchObject([{ type: 'changed', stored: [], records: [{}, {}] }])
    await sound(store)
    store.close()
    const tables = await readDisk(disk)
    expect(tables.get('own')).toEqual([])
    expect(tables.get('records')).toHaveLength(1)
    await sound(await open(disk))
  })

  it.each([
    ['local', undefined, false],
    ['refused', 'forbidden', false],
    ['refused', 'erased', true],
    ['sent', undefined, true],
  ] as const)('[S14] an orphan of which an own entry is %s (%s): it goes: %s', async (mark, reason, goes) => {
    const { store, group } = await settled()
    const more = vito.say(referral, { urgency: 'ALTA' })
    must(await store.save(scope, [more]))
    if (mark !== 'local') must(await store.mark(scope, [more._id], mark, reason))
    expect(must(await store.letGo(scope, [group], true)).length > 0).toBe(goes)
    if (goes) expect(must(await store.counts())).toMatchObject({ local: 0, sent: 0, refused: 0 })
    await sound(store)
  })

  it.each(['local', 'sent', 'refused'] as const)('[S14] stays while an own entry is %s', async (mark) => {
    const { store, group } = await settled()
    const more = vito.say(referral, { urgency: 'ALTA' })
    must(await store.save(scope, [more]))
    if (mark !== 'local') must(await store.mark(scope, [more._id], mark))
    expect(must(await store.letGo(scope, [group, [other]]))).toEqual([{ scope, record: other }])
    expect((await store.record(contact)).ok).toBe(true)
    await sound(store)
  })

  it('[S14] stays where it names a case, takes something away or is not all here', async () => {
    const [store, caseId, erasure] = [await open(), recordId('case'), anna.erase({ record: other })]
    must(
      await store.receive(scope, { entries: [anna.say(caseId, { state: 'APERTO' }, [], caseId), erasure] }),
    )
    const groups = [[caseId], [erasure.record], [contact, caseId], []]
    expect(must(await store.letGo(scope, groups))).toEqual([])
  })

  it('[S14] counts as here in a comparison, and does not come again when it is received again', async () => {
    const { store, own, group } = await settled()
    const before = must(await store.ids(scope)).map(({ id }) => id)
    must(await store.letGo(scope, [group]))
    const after = must(await store.ids(scope))
    expect(after.map(({ id }) => id)).toEqual(before)
    expect(after.filter(({ away }) => away).map(({ id }) => id)).toEqual(own.map(({ _id }) => _id).sort())
    expect(must(await store.awayWith(scope, own))).toEqual([])
    expect(must(await store.receive(scope, { entries: own }))).toMatchObject({ fresh: 0, records: [] })
    expect((await store.record(contact)).ok).toBe(false)
    await sound(store)
  })

  it('[S14] comes back whole with what is new about it, and only whole', async () => {
    const { store, own, answer, group } = await settled()
    must(await store.letGo(scope, [group]))
    expect(must(await store.awayWith(scope, [answer])).sort()).toEqual(own.map(({ _id }) => _id).sort())
    must(await store.receive(scope, { entries: [answer], marks: { cursor: '7' } }))
    expect(must(await store.recordRefs()).map(({ record }) => record)).toEqual([other])
    expect(must(await store.scopes())).toMatchObject([{ cursor: '7' }])
    const later = anna.say(contact, { known: true })
    expect(must(await store.awayWith(scope, [later]))).toHaveLength(3)
    must(await store.receive(scope, { entries: [later, answer, ...own] }))
    expect(textOf(must(await store.record(contact)).folded, 'name')).toBe('Ines')
    expect(textOf(must(await store.record(referral)).folded, 'state')).toBe('ACCETTATA')
    expect(must(await store.ids(scope)).some(({ away }) => away)).toBe(false)
    await sound(store)
    expect(must(await store.letGo(scope, [group]))).toHaveLength(2)
  })

  it('[S14] [S6] what was erased meanwhile is not waited for, and does not come back', async () => {
    const { store, own, answer, group } = await settled()
    must(await store.letGo(scope, [group]))
    must(await store.receive(scope, { entries: [anna.erase({ record: referral })] }))
    expect(must(await store.awayWith(scope, [answer]))).toEqual([])
    must(await store.receive(scope, { entries: [answer] }))
    must(await store.receive(scope, { entries: [anna.say(contact, { known: true }), own[0]!] }))
    expect((await store.record(contact)).ok).toBe(true)
    expect((await store.record(referral)).ok).toBe(false)
    await sound(store)
  })

  it('[S14] a save about it is refused whole', async () => {
    const { store, own, group } = await settled()
    must(await store.letGo(scope, [group]))
    const entries = [vito.say(contact, { phone: '2' }, own), vito.say(other, { phone: '3' })]
    expect(await store.save(scope, entries)).toEqual({ ok: false, reason: 'away' })
    expect(must(await store.counts())).toMatchObject({ local: 0 })
  })

  it('[S14] called back, nothing of it is remembered and the scope owes a comparison', async () => {
    const { store, own, group } = await settled()
    expect(must(await store.callBack(scope))).toBe(false)
    must(await store.letGo(scope, [group, [other]]))
    expect(must(await store.callBack(scope))).toBe(true)
    expect(must(await store.scopes())).toMatchObject([{ owesComparison: true }])
    expect(must(await store.ids(scope))).toEqual([])
    expect(must(await store.receive(scope, { entries: own }))).toMatchObject({ fresh: 2 })
  })

  it('[S14] [S2] another tab that lets go while this one writes loses and halves nothing', async () => {
    const { disk, store, own, answer, group } = await settled()
    const tab = await open(disk)
    must(await store.letGo(scope, [group]))
    must(await tab.receive(scope, { entries: [answer] }))
    expect((await tab.record(referral)).ok).toBe(false)
    must(await tab.receive(scope, { entries: [...own, anna.say(contact, { known: true }), answer] }))
    const unsent = vito.say(contact, { phone: '2' }, own)
    must(await tab.save(scope, [unsent]))
    expect(must(await store.letGo(scope, [group]))).toEqual([])
    expect((await store.record(contact)).ok).toBe(true)
    for (const each of [store, tab]) await sound(each)
  })

  it.each(['before', 'after'])('[S14] a crash right %s leaves all of it or none', async (when) => {
    const { disk, store, group } = await settled()
    store.close()
    const tap = (step: string) => {
      if (step === `let-go:${when}`) throw new Error('crash')
    }
    const doomed = must(await openTestStore(disk, { vault: await openVault(), tap }))
    await expect(doomed.letGo(scope, [group])).rejects.toThrow('crash')
    const again = await open(disk)
    const left = must(await again.recordRefs()).map(({ record }) => record)
    expect(left.sort()).toEqual((when === 'before' ? [...group, other] : [other]).sort())
    expect(must(await again.ids(scope))).toHaveLength(3)
    await sound(again)
  })

  it('[S7] goes with its scope', async () => {
    const { disk, store, group } = await settled()
    must(await store.letGo(scope, [group]))
    must(await store.dropScope(scope))
    store.close()
    expect((await readDisk(disk)).get('away')).toEqual([])
  })
})
