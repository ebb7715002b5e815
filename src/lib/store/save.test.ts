import { describe, expect, it } from 'vitest'
import { textOf } from '#lib/entries/read.ts'
import { recordId } from '#tests/fixtures/make-entry.ts'
import { must, newDisk, openTestStore } from '#tests/fixtures/store/open-test-store.ts'
import { readDisk } from '#tests/fixtures/store/read-disk.ts'
import { createSpeaker } from '#tests/fixtures/store/speaker.ts'
import { vaults } from '#tests/fixtures/store/vaults.ts'

const scope = 'tavolo-empoli-contatti'
const contact = recordId('contact')

describe.each(vaults)('save with %s', (_, openVault) => {
  const open = async (disk: IDBFactory) => must(await openTestStore(disk, { vault: await openVault() }))

  it('[S3] keeps words over a restart, folded and waiting to be pushed', async () => {
    const [disk, { say }] = [newDisk(), createSpeaker()]
    const first = say(contact, { name: 'Lucia', surname: 'Bandini' })
    const store = await open(disk)
    must(await store.save(scope, [first]))
    must(await store.save(scope, [say(contact, { name: 'Luciana' }, [first])]))
    store.close()
    const again = await open(disk)
    const { folded } = must(await again.record(contact))
    expect([textOf(folded, 'name'), textOf(folded, 'surname')]).toEqual(['Luciana', 'Bandini'])
    expect(must(await again.unsent(scope, 10)).map(({ set }) => set.name)).toEqual(['Lucia', 'Luciana'])
    expect(must(await again.verify())).toMatchObject({ records: 1, entries: 2, differing: [], damaged: [] })
  })

  it('[S3] saves over two scopes together', async () => {
    const { say } = createSpeaker()
    const store = await open(newDisk())
    const [referral, caseId] = [recordId('referral'), recordId('case')]
    const parts = [
      { scope, entries: [say(referral, { state: 'ACCETTATA' })] },
      { scope: 'tavolo-empoli', entries: [say(caseId, { state: 'APERTO' }, [], caseId)] },
    ]
    const saved = must(await store.saveTogether(parts))
    expect(saved.records).toEqual([
      { scope, record: referral },
      { scope: 'tavolo-empoli', record: caseId },
    ])
    expect(must(await store.outstanding()).map(({ scope: where, mark }) => [where, mark])).toEqual([
      [scope, 'local'],
      ['tavolo-empoli', 'local'],
    ])
  })

  it('[S2] saves at once on one record lose nothing', async () => {
    const { say } = createSpeaker()
    const store = await open(newDisk())
    const entries = Array.from({ length: 30 }, (_, i) => say(contact, { name: `Nome ${i}` }))
    const outcomes = await Promise.all(entries.map((entry) => store.save(scope, [entry])))
    expect(outcomes.map(({ ok }) => ok)).toEqual(entries.map(() => true))
    const { folded } = must(await store.record(contact))
    expect(folded.fields.name?.live).toHaveLength(30)
    expect(must(await store.verify())).toMatchObject({ entries: 30, differing: [] })
  })

  it('[S3] saving the same entry again changes nothing', async () => {
    const { say } = createSpeaker()
    const store = await open(newDisk())
    const entry = say(contact, { name: 'Lucia' })
    must(await store.save(scope, [entry]))
    must(await store.mark(scope, [entry._id], 'sent'))
    must(await store.save(scope, [entry]))
    expect(must(await store.counts())).toMatchObject({ local: 0, sent: 1 })
  })

  it('[S1] leaves no word, name, login or moment on the disk', async () => {
    const [disk, { say }] = [newDisk(), createSpeaker('giuseppina.verdi')]
    const store = await open(disk)
    must(await store.save(scope, [say(contact, { name: 'Ermenegilda', phone: '0571 998877' })]))
    must(
      await store.receive(scope, {
        entries: [say(contact, { surname: 'Zanobini' })],
        broken: [{ raw: 'Fiammetta', reason: 'id' }],
      }),
    )
    must(await store.putDraft('contact-form', { name: 'Cunegonda' }))
    must(await store.putSealed('session', { login: 'giuseppina.verdi' }))
    store.close()
    const rows = [...(await readDisk(disk)).values()].flat()
    const texts = [
      textIn(rows, (bytes) => Buffer.from(bytes).toString('latin1')),
      textIn(rows, (bytes) => Buffer.from(bytes).toString('utf16le')),
    ]
    for (const word of [
      'Ermenegilda',
      '0571',
      'Zanobini',
      'Fiammetta',
      'Cunegonda',
      'giuseppina',
      'verdi',
      '2026',
    ]) {
      for (const text of texts) expect(text).not.toContain(word)
    }
    expect(texts[0]).toContain(contact)
  })
})

function textIn(value: unknown, bytesAsText: (bytes: Uint8Array) => string): string {
  if (value instanceof Uint8Array) return bytesAsText(value)
  if (typeof value !== 'object' || value === null) return String(value)
  return Object.entries(value)
    .map(([name, each]) => `${name} ${textIn(each, bytesAsText)}`)
    .join(' ')
}
