import { describe, expect, it } from 'vitest'
import { erasureTargetOf } from '#lib/entries/removals.ts'
import { recordId } from '#tests/fixtures/make-entry.ts'
import { must, newDisk, openTestStore } from '#tests/fixtures/store/open-test-store.ts'
import { createSpeaker } from '#tests/fixtures/store/speaker.ts'
import { vaults } from '#tests/fixtures/store/vaults.ts'

const scope = 'tavolo-empoli'
const [caseId, person, other] = [recordId('case'), recordId('person'), recordId('person', 1)]

describe.each(vaults)('what is taken away, with %s', (_, openVault) => {
  const { say, erase, move } = createSpeaker()
  const open = async (disk = newDisk()) => must(await openTestStore(disk, { vault: await openVault() }))
  const openCase = () => [
    say(caseId, { state: 'APERTO' }, [], caseId),
    say(person, { name: 'Lucia' }, [], caseId),
    say(other, { name: 'Ugo' }, [], recordId('case', 1)),
  ]

  it('[S6] an erased case is gone with all that names it, and never comes back', async () => {
    const [disk, entries] = [newDisk(), openCase()]
    const store = await open(disk)
    must(await store.receive(scope, { entries }))
    expect(must(await store.receive(scope, { entries: [erase({ case: caseId })] }))).toMatchObject({
      dropped: 2,
      lost: [],
    })
    expect(await store.record(caseId)).toEqual({ ok: false, reason: 'absent' })
    expect(await store.record(person)).toEqual({ ok: false, reason: 'absent' })
    store.close()
    const again = await open(disk)
    const late = say(person, { surname: 'Bandini' }, [], caseId)
    expect(must(await again.receive(scope, { entries: [...entries, late] }))).toMatchObject({
      fresh: 0,
      dropped: 0,
    })
    expect(must(await again.recordRefs({ kind: 'person' }))).toMatchObject([{ scope, record: other }])
    expect(must(await again.verify())).toMatchObject({ differing: [], damaged: [] })
  })

  it('[S6] an erasure in the same batch as what it erases, or before it, has the same effect', async () => {
    const store = await open()
    const [before, within] = [openCase(), say(recordId('contact'), { name: 'Ada' })]
    const entries = [within, erase({ case: caseId }), ...before, erase({ record: within.record })]
    must(await store.receive(scope, { entries }))
    expect(must(await store.recordRefs()).map(({ record }) => record.split('-')[0])).toEqual([
      'erasure',
      'erasure',
      'person',
    ])
  })

  it('[S6] an erased entry goes on standing over what it replaced', async () => {
    const store = await open()
    const first = say(person, { name: 'Lucia', phone: '1' })
    const second = say(person, { name: 'Segreto' }, [first])
    must(await store.receive(scope, { entries: [first, second] }))
    must(await store.receive(scope, { entries: [erase(erasureTargetOf(second))] }))
    const { folded } = must(await store.record(person))
    expect(folded.fields.name?.live ?? []).toEqual([])
    expect(folded.fields.phone?.shown).toBe('1')
    expect(must(await store.readEntries(scope, [second._id])).missing).toEqual([second._id])
    expect(must(await store.verify())).toMatchObject({ entries: 2, differing: [] })
  })

  it('[S6] [S5] own words never sent that an erasure takes are named, and what waits is counted without them', async () => {
    const store = await open()
    const [sent, unsent] = [
      say(person, { name: 'Lucia' }, [], caseId),
      say(person, { phone: '1' }, [], caseId),
    ]
    must(await store.save(scope, [sent, unsent]))
    must(await store.mark(scope, [sent._id], 'sent'))
    const received = must(await store.receive(scope, { entries: [erase({ case: caseId })] }))
    expect(received.lost).toEqual([unsent._id])
    expect(must(await store.counts())).toMatchObject({ local: 0, sent: 0, confirmed: 0, refused: 0 })
    expect(must(await store.unsent(scope, 9))).toEqual([])
  })

  it('[S3] saving about something erased is refused whole', async () => {
    const store = await open()
    must(await store.receive(scope, { entries: [erase({ case: caseId })] }))
    const words = [say(other, { name: 'Ugo' }), say(person, { name: 'Lucia' }, [], caseId)]
    expect(await store.save(scope, words)).toEqual({ ok: false, reason: 'erased' })
    expect(must(await store.counts()).local).toBe(0)
  })

  it('[S6] saving an erasure carries it out', async () => {
    const store = await open()
    const words = say(person, { name: 'Lucia' }, [], caseId)
    must(await store.save(scope, [words]))
    expect(must(await store.save(scope, [erase({ record: person })])).lost).toEqual([words._id])
    expect(await store.record(person)).toEqual({ ok: false, reason: 'absent' })
  })

  it('[S6] an erasure of one scope says nothing of another', async () => {
    const store = await open()
    must(await store.receive('tavolo-vinci', { entries: openCase() }))
    must(await store.receive(scope, { entries: [erase({ case: caseId })] }))
    expect((await store.record(caseId)).ok).toBe(true)
  })

  it('[S6] every erasure owes one receipt', async () => {
    const store = await open()
    const erasure = erase({ case: caseId })
    must(await store.receive(scope, { entries: [erasure] }))
    must(await store.receive(scope, { entries: [erasure] }))
    expect(must(await store.receiptsDue(scope))).toEqual([{ erasure: erasure._id, erased: caseId }])
    must(await store.receiptsSent(scope, [erasure._id]))
    must(await store.receive(scope, { entries: [erasure] }))
    expect(must(await store.receiptsDue(scope))).toEqual([])
  })

  it('[S6] of a case that moved what was never sent stays to be pushed, unseen, and goes once it is', async () => {
    const store = await open()
    const [sent, unsent, refused] = ['a', 'b', 'c'].map((phone) => say(person, { phone }, [], caseId))
    must(await store.save(scope, [sent!, unsent!, refused!]))
    must(await store.mark(scope, [sent!._id], 'sent'))
    must(await store.mark(scope, [refused!._id], 'refused', 'schema'))
    expect(must(await store.receive(scope, { entries: [move(caseId).note] })).lost).toEqual([])
    expect(await store.record(person)).toEqual({ ok: false, reason: 'absent' })
    const late = say(person, { email: 'x' }, [], caseId)
    expect(must(await store.save(scope, [late])).moved).toEqual([late._id])
    expect(must(await store.unsent(scope, 9))).toEqual([unsent, late])
    expect(must(await store.counts())).toMatchObject({ local: 2, sent: 0, refused: 1 })
    expect(must(await store.verify())).toMatchObject({ differing: [], damaged: [] })
    must(await store.mark(scope, [unsent!._id], 'sent'))
    expect(must(await store.receive(scope, { entries: [late] })).confirmed).toEqual([late._id])
    expect(must(await store.counts())).toMatchObject({ local: 0, sent: 0, confirmed: 0, refused: 1 })
  })

  it('[S6] a moved case that is erased then takes what waited', async () => {
    const store = await open()
    const unsent = say(person, { phone: 'b' }, [], caseId)
    must(await store.save(scope, [unsent]))
    must(await store.receive(scope, { entries: [move(caseId).note] }))
    expect(must(await store.receive(scope, { entries: [erase({ case: caseId })] })).lost).toEqual([
      unsent._id,
    ])
    expect(must(await store.counts()).local).toBe(0)
  })

  it('[S6] when a moved case comes back, what waited shows again and the rest may be received', async () => {
    const [store, { note, back }] = [await open(), move(caseId)]
    const [unsent, theirs] = [
      say(person, { phone: 'b' }, [], caseId),
      say(person, { name: 'Lucia' }, [], caseId),
    ]
    must(await store.save(scope, [unsent]))
    must(await store.receive(scope, { entries: [theirs, note] }))
    must(await store.receive(scope, { entries: [back] }))
    expect(must(await store.record(person)).folded.fields.phone?.shown).toBe('b')
    must(await store.receive(scope, { entries: [theirs] }))
    expect(must(await store.record(person)).folded.fields.name?.shown).toBe('Lucia')
    expect(must(await store.verify())).toMatchObject({ differing: [] })
  })

  it('[S6] the way back may arrive before the way out', async () => {
    const [store, { note, back }] = [await open(), move(caseId)]
    must(await store.receive(scope, { entries: [back] }))
    must(await store.receive(scope, { entries: openCase() }))
    must(await store.receive(scope, { entries: [note] }))
    expect((await store.record(person)).ok).toBe(true)
  })
})
