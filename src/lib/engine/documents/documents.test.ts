import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chunkSize } from '#lib/domain/kinds/document.ts'
import { engineGround, good, meet, type EngineGround } from '#tests/fixtures/engine-ground.ts'
import type { Device } from '#tests/simulation/device.ts'
import { chunkRecord } from '#lib/entries/chunks.ts'
import type { DocumentInput } from './document-view.ts'

let ground: EngineGround
let [carla, anna, elena] = [] as unknown as [Device, Device, Device]

beforeAll(async () => {
  ground = await engineGround(['carla', 'anna', 'elena'], ['empoli', 'certaldo'])
  ;[carla, anna, elena] = (await Promise.all(
    ['carla', 'anna', 'elena'].map((login) => ground.tablet(login)),
  )) as [Device, Device, Device]
})
afterAll(() => ground.stop())

/** A photo of a paper, of so many bytes, none of which is the next one's. */
function photo(bytes = 1000): Uint8Array {
  const file = Uint8Array.from({ length: bytes }, (_, i) => (i * 7 + (i >> 8)) % 251)
  file.set([0xff, 0xd8, 0xff])
  return file
}

const paper = (more: Partial<DocumentInput> = {}): DocumentInput => ({
  title: 'ISEE 2026',
  type: 'ISEE',
  reserved: false,
  file: photo(),
  ...more,
})

async function sharedCase(surname: string): Promise<string> {
  const input = { tavolo: 'empoli', name: 'Lucia', surname, origin: 'TAVOLO' }
  const { record } = good(await anna.engine().newCase(input))
  await meet(anna, carla)
  return record
}

describe('a paper that was added without a network', () => {
  it('opens at once where it was added, and elsewhere once it was sent; then without a network, too', async () => {
    const record = await sharedCase('Carte')
    anna.network.isParted = true
    const file = photo(2 * chunkSize.bytes + 5)
    const document = good(await anna.engine().attach(record, paper({ file }))).record
    expect(await anna.engine().openDocument(document)).toEqual({ ok: true, mediaType: 'image/jpeg', file })
    expect(await anna.engine().paperStates([document])).toEqual([
      { record: document, isHere: true, mark: 'local' },
    ])
    anna.network.isParted = false
    await meet(anna, carla)
    expect(await anna.engine().paperStates([document])).toEqual([{ record: document, isHere: true }])
    expect(await anna.engine().syncView()).toMatchObject({ local: 0, sent: 0, refused: 0 })
    expect(await carla.engine().paperStates([document])).toEqual([{ record: document, isHere: false }])
    carla.network.isParted = true
    expect(await carla.engine().openDocument(document)).toMatchObject({ ok: false, reason: 'offline' })
    carla.network.isParted = false
    expect(await carla.engine().openDocument(document)).toEqual({ ok: true, mediaType: 'image/jpeg', file })
    carla.network.isParted = true
    await carla.restart()
    expect(await carla.engine().openDocument(document)).toMatchObject({ ok: true, file })
    carla.network.isParted = false
    const view = await carla.engine().openCase(record)
    expect(view?.parts.document[0]?.fields.title?.shown).toBe('ISEE 2026')
    expect(JSON.stringify(view)).not.toContain('chunk-')
  })

  it('is told as not arrived while its chunks are still on their way', async () => {
    const record = await sharedCase('Lente')
    const document = good(await anna.engine().attach(record, paper())).record
    anna.network.shut = '/db/tavolo-empoli-documenti/'
    await meet(anna, carla)
    expect(await carla.engine().openDocument(document)).toMatchObject({ ok: false, reason: 'not-arrived' })
    expect(await anna.engine().paperStates([document])).toMatchObject([{ isHere: true, mark: 'local' }])
    delete anna.network.shut
    await meet(anna, carla)
    expect(await carla.engine().openDocument(document)).toMatchObject({ ok: true })
  })
})

describe('what may not be kept', () => {
  it.each([
    ['a program under the name of a photo', { file: new Uint8Array([0x4d, 0x5a, 1, 2]) }, 'file-type'],
    ['a file above 5 MB', { file: photo(5 * 1024 * 1024 + 1) }, 'file-too-large'],
    ['a paper without a title', { title: '  ' }, 'required'],
  ])('%s is refused with the reason, and nothing is written', async (_, more, reason) => {
    const record = await sharedCase('Rifiutate')
    expect(await anna.engine().attach(record, paper(more))).toMatchObject({ ok: false, reason })
    expect((await anna.engine().openCase(record))?.parts.document).toEqual([])
    expect(await anna.engine().syncView()).toMatchObject({ local: 0 })
  })
})

describe('a paper for social workers alone', () => {
  it('is nowhere for others: not in the case, not by its id', async () => {
    const record = await sharedCase('Riservate')
    const document = good(
      await carla.engine().attach(record, paper({ title: 'Certificato', reserved: true })),
    ).record
    await meet(carla, anna)
    expect(await anna.engine().paperStates([document])).toEqual([])
    expect(JSON.stringify(await anna.engine().openCase(record))).not.toContain('Certificato')
    expect(await anna.engine().openDocument(document)).toMatchObject({ ok: false, reason: 'not-found' })
    expect(await carla.engine().openDocument(document)).toMatchObject({ ok: true })
    const { timeline } = (await carla.engine().openCase(record)) ?? {}
    expect(JSON.stringify(timeline)).not.toContain('Certificato')
    const refused = await anna.engine().attach(record, paper({ reserved: true }))
    expect(refused).toMatchObject({ ok: false, reason: 'not-allowed' })
  })
})

describe('a case that goes to another tavolo', () => {
  it('takes its papers along, and leaves none where it was', async () => {
    const record = await sharedCase('Traslocate')
    const file = photo(chunkSize.bytes + 9)
    const document = good(await anna.engine().attach(record, paper({ file }))).record
    await meet(anna, carla)
    expect(await carla.engine().openDocument(document)).toMatchObject({ ok: true })
    const said = { to: 'certaldo', reason: 'RESIDENZA', handover: '' }
    const transfer = good(await carla.engine().proposeTransfer(record, said)).record
    await meet(carla, elena)
    good(await elena.engine().acceptTransfer(transfer))
    await meet(elena)
    await ground.settled()
    await meet(anna, carla, elena)
    await meet(anna, carla)
    expect(await elena.engine().openDocument(document)).toEqual({ ok: true, mediaType: 'image/jpeg', file })
    for (const left of [anna, carla]) {
      expect(await left.engine().openDocument(document)).toMatchObject({ ok: false, reason: 'not-found' })
      const row = `"key":"tavolo-empoli-documenti/${chunkRecord(document, 1)}"`
      const disks = await left.readDisks()
      expect(disks.includes(`${row},"stamp"`) || disks.includes(`${row},"scope"`)).toBe(false)
    }
  })
})
