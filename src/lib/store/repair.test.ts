import { describe, expect, it } from 'vitest'
import { recordId } from '#tests/fixtures/make-entry.ts'
import { must, newDisk, openTestStore } from '#tests/fixtures/store/open-test-store.ts'
import { breakRow } from '#tests/fixtures/store/read-disk.ts'
import { createSpeaker } from '#tests/fixtures/store/speaker.ts'
import { vaults } from '#tests/fixtures/store/vaults.ts'
import type { StoreEvent } from './types.ts'

const scope = 'tavolo-empoli'
const [person, other] = [recordId('person'), recordId('person', 1)]
const ref = { scope, record: person }

describe.each(vaults)('rows that do not open, with %s', (_, openVault) => {
  const open = async (disk: IDBFactory) => must(await openTestStore(disk, { vault: await openVault() }))

  /** A record with one entry of ours and one of Bruna's, and a record beside it; then the store is closed. */
  async function prepare() {
    const [disk, { say }] = [newDisk(), createSpeaker()]
    const [own, theirs] = [say(person, { name: 'Lucia' }), createSpeaker('bruna').say(person, { phone: '1' })]
    const store = await open(disk)
    must(await store.save(scope, [own]))
    must(await store.receive(scope, { entries: [theirs, say(other, { name: 'Ugo' })] }))
    store.close()
    return { disk, own, theirs, say }
  }

  it('[S11] a broken record is named, told of, and stops no other', async () => {
    const { disk } = await prepare()
    await breakRow(disk, 'records', `${scope}/${person}`)
    const store = await open(disk)
    const heard: StoreEvent[] = []
    store.watch((event) => heard.push(event))
    expect(await store.record(person)).toEqual({ ok: false, reason: 'damaged' })
    expect(heard).toEqual([{ type: 'damaged', records: [ref] }])
    expect((await store.record(other)).ok).toBe(true)
    expect(must(await store.recordsOf({}, () => undefined)).damaged).toEqual([ref])
    expect(must(await store.verify())).toMatchObject({ records: 2, damaged: [ref], differing: [] })
  })

  it('[S11] a repair keeps own words, names the record to fetch again, and what is fetched heals it', async () => {
    const { disk, own, theirs } = await prepare()
    await breakRow(disk, 'records', `${scope}/${person}`)
    const store = await open(disk)
    expect(must(await store.repair([ref]))).toEqual({ records: [ref], refetch: [ref], lost: [] })
    expect(must(await store.whole(person)).entries).toEqual([own])
    expect(must(await store.scopes())).toMatchObject([{ scope, owesComparison: true }])
    expect(must(await store.verify())).toMatchObject({ damaged: [], differing: [] })
    expect(must(await store.receive(scope, { entries: [own, theirs] }))).toMatchObject({
      fresh: 1,
      confirmed: [own._id],
    })
    expect(must(await store.record(person)).folded.entries).toHaveLength(2)
  })

  it('[S11] a broken own copy is pushed from the record and made again by a repair', async () => {
    const { disk, own } = await prepare()
    await breakRow(disk, 'own', `${scope}/${own._id}`)
    const store = await open(disk)
    expect(must(await store.unsent(scope, 9))).toEqual([own])
    expect(must(await store.verify()).damaged).toEqual([ref])
    expect(must(await store.repair([ref]))).toEqual({ records: [ref], refetch: [], lost: [] })
    expect(must(await store.verify())).toMatchObject({ damaged: [], differing: [] })
    expect(must(await store.unsent(scope, 9))).toEqual([own])
  })

  it('[S11] only what was never sent and opens nowhere is lost, and it is named', async () => {
    const { disk, own } = await prepare()
    await breakRow(disk, 'own', `${scope}/${own._id}`)
    await breakRow(disk, 'records', `${scope}/${person}`)
    const store = await open(disk)
    expect(must(await store.unsent(scope, 9))).toEqual([])
    expect(must(await store.refused())).toEqual([{ scope, id: own._id, reason: 'damaged' }])
    expect(must(await store.repair([ref]))).toMatchObject({ refetch: [ref], lost: [own._id] })
    expect(must(await store.quarantined())).toMatchObject([{ scope, reason: 'damaged', raw: own._id }])
    expect(must(await store.counts())).toMatchObject({ local: 0, refused: 0, quarantined: 1 })
    expect(must(await store.verify())).toMatchObject({ records: 1, damaged: [], differing: [] })
  })

  it('[S11] a save and a batch on a broken record mend it first', async () => {
    const { disk, own, theirs, say } = await prepare()
    await breakRow(disk, 'records', `${scope}/${person}`)
    const store = await open(disk)
    const more = say(person, { email: 'l@x' })
    must(await store.save(scope, [more]))
    expect(must(await store.whole(person)).entries.map(({ _id }) => _id)).toEqual([own._id, more._id].sort())
    must(await store.receive(scope, { entries: [theirs] }))
    expect(must(await store.verify())).toMatchObject({ damaged: [], differing: [] })
  })

  it('[S10] sees a fold that is not of its entries, an entry that is not what its id says, a row of another place', async () => {
    const { disk, own } = await prepare()
    const vault = await openVault()
    const key = `${scope}/${person}`
    const reseal = async (change: (text: string) => string) => {
      const store = await open(disk)
      const [entry] = must(await store.whole(person)).entries
      store.close()
      const packed = {
        entries: [entry],
        fold: { fields: { name: 0 }, items: {}, irregular: [], unknown: [] },
      }
      const value: unknown = JSON.parse(change(JSON.stringify(packed)))
      const sealed = await vault.sealAllJson([{ aad: `records/${key}`, value }])
      await breakRow(
        disk,
        'records',
        key,
        (row) => void (row.sealed = sealed.ok ? sealed.sealed[0]! : row.sealed),
      )
      const again = await open(disk)
      const verified = must(await again.verify())
      again.close()
      return verified
    }
    expect(await reseal((text) => text.replace('"fields":{"name":0}', '"fields":{}'))).toMatchObject({
      differing: [ref],
    })
    expect((await reseal((text) => text.replaceAll('Lucia', 'Marta'))).misnamed).toContain(own._id)
  })

  it('[S10] sees an own entry that its record does not have', async () => {
    const { disk, own, say } = await prepare()
    const [stray, vault] = [say(other, { phone: '9' }), await openVault()]
    const key = `${scope}/${stray._id}`
    const sealed = await vault.sealAllJson([{ aad: `own/${key}`, value: stray }])
    await breakRow(disk, 'own', `${scope}/${own._id}`, (row) =>
      Object.assign(row, { key, sealed: sealed.ok && sealed.sealed[0] }),
    )
    const store = await open(disk)
    expect(must(await store.verify()).differing).toEqual([{ scope, record: other }])
    must(await store.repair([{ scope, record: other }]))
    expect(must(await store.verify())).toMatchObject({ differing: [], damaged: [] })
    expect(must(await store.record(other)).folded.fields.phone?.shown).toBe('9')
  })

  it('[S10] [S1] one row in the place of another does not open', async () => {
    const { disk } = await prepare()
    let taken: Uint8Array = new Uint8Array()
    await breakRow(disk, 'records', `${scope}/${other}`, ({ sealed }) => void (taken = sealed))
    await breakRow(disk, 'records', `${scope}/${person}`, (row) => void (row.sealed = taken))
    const store = await open(disk)
    expect(await store.record(person)).toEqual({ ok: false, reason: 'damaged' })
  })

  it('[S11] whichever bit flips, the answer is clean', async () => {
    const { disk } = await prepare()
    const key = `${scope}/${person}`
    let length = 0
    await breakRow(disk, 'records', key, ({ sealed }) => void (length = sealed.length))
    for (let at = 0; at < length; at += 61) {
      const flip = ({ sealed }: { sealed: Uint8Array }) => void (sealed[at]! ^= 1 << (at % 8))
      await breakRow(disk, 'records', key, flip)
      const store = await open(disk)
      expect(await store.record(person)).toEqual({ ok: false, reason: 'damaged' })
      store.close()
      await breakRow(disk, 'records', key, flip)
    }
  })
})
