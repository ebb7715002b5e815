import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Json } from '#lib/domain/schema/kind.ts'
import type { Entry } from '#lib/entries/entry.ts'
import { itemsOf, valueOf } from '#lib/entries/read.ts'
import { readEntries } from '#server/gateway/exchange/read-record.ts'
import { laySharingGround, montelupo, montespertoli, type SharingGround } from './sharing-ground.ts'

let ground: SharingGround

beforeAll(async () => {
  ground = await laySharingGround()
})
afterAll(() => ground.stop())

describe('the same person at two tavoli (scenario 7)', () => {
  it('is told to both, with who is competent and no word of the other', async () => {
    const { host, guest } = await ground.meet('Incontrata')
    for (const [database, ofCase] of [
      [montelupo, host.record],
      [montespertoli, guest.record],
    ] as const) {
      const [sharing] = await ground.sharingsIn(database, ofCase)
      expect(sharing && valueOf(sharing, 'competent')).toBe('montelupo-fiorentino')
      expect(sharing && valueOf(sharing, 'reason')).toBe('STESSA_PERSONA')
    }
    expect(await ground.textOf(montespertoli)).not.toContain('333 1112223')
    expect(await ground.found(montespertoli, 'shared')).toEqual([])
    expect(await ground.sharingsIn('tavolo-vinci', host.record)).toEqual([])
  })

  it('becomes one case of the competent tavolo when both agree; the other sees what both agreed to', async () => {
    const { host, guest, record } = await ground.share('Condivisa')
    expect((await ground.found(montelupo, 'case')).map((each) => each.record)).toEqual(
      expect.arrayContaining([host.record, guest.record]),
    )
    expect((await ground.found(montespertoli, 'case')).map((each) => each.record)).not.toContain(guest.record)
    const united = (await ground.found(montelupo, 'match')).find(
      (each) => valueOf(each, 'kept') === host.record,
    )
    expect(united && valueOf(united, 'verdict')).toBe('UNITI')
    const [shown] = await ground.shownAt(record)
    expect(shown && valueOf(shown, 'name')).toBe('Samira')
    expect(shown && valueOf(shown, 'phone')).toBe('333 1112223')
    expect(shown && valueOf(shown, 'state')).toBe('SEGNALATO')
    expect(shown && valueOf(shown, 'birthYear')).toBeUndefined()
    const typeOf = async (tavolo: string, ofCase: Entry) =>
      (await ground.found(`tavolo-${tavolo}-contatti`, 'contact')).flatMap((each) =>
        each.record === ofCase.set.contact ? [valueOf(each, 'type')] : [],
      )
    expect(await typeOf('montelupo-fiorentino', host)).toEqual(['PRIMO'])
    expect(await typeOf('montespertoli', guest)).toEqual(['RITORNO'])
  })

  it('follows what changes, and what hangs on the case', async () => {
    const { host, record } = await ground.share('Seguita', ['STATO', 'AZIONI'])
    const about = { case: host.record }
    const moved = await ground.running.tablets.leonilda.entry(
      'case',
      { state: 'IN_VALUTAZIONE' },
      { record: host.record, over: { state: [host._id] } },
    )
    const action = await ground.running.tablets.leonilda.entry(
      'action',
      { category: 'TIR_COMUNI', state: 'AVVIATA' },
      about,
    )
    const note = await ground.running.tablets.leonilda.entry(
      'interview',
      { date: '2026-11-20', note: 'detto in confidenza' },
      about,
    )
    await ground.push(ground.running.tablets.leonilda, montelupo, moved, action, note)
    const [shown] = await ground.shownAt(record)
    expect(shown && valueOf(shown, 'state')).toBe('IN_VALUTAZIONE')
    const [item] = shown ? itemsOf(shown, 'actions') : []
    expect(shown && valueOf(shown, `actions/${item}/category`)).toBe('TIR_COMUNI')
    expect(await ground.textOf(montespertoli)).not.toContain('confidenza')
  })

  it('shows less when one side agrees to less, and nothing of it is left behind', async () => {
    const { record } = await ground.share('Ristretta')
    const [before] = await ground.shownAt(record)
    await ground.agree(ground.running.tablets.leonilda, montelupo, record, ['STATO'])
    const [after] = await ground.shownAt(record)
    expect(after && valueOf(after, 'phone')).toBeUndefined()
    expect(after && valueOf(after, 'state')).toBe('SEGNALATO')
    expect(after?.record).not.toBe(before?.record)
    await ground.agree(ground.running.tablets.gaia, montespertoli, record, [], 'NO')
    expect(await ground.shownAt(record)).toEqual([])
    await ground.agree(ground.running.tablets.gaia, montespertoli, record, ['STATO'])
    expect(await ground.shownAt(record)).toHaveLength(1)
  })

  it.each([
    ['the person asks for a limitation', 'limited', true],
    ['a protected address, of what could lead to it', 'addressProtected', true],
  ])('holds back at %s', async (_, path, value) => {
    const { host, record } = await ground.share(`Protetta ${path}`, undefined, `333 ${path}`)
    const person = host.set.person as string
    expect(await ground.textOf(montespertoli)).toContain(`333 ${path}`)
    const said = await ground.running.tablets.leonilda.entry(
      'person',
      { [path]: value },
      { record: person, case: host.record },
    )
    await ground.push(ground.running.tablets.leonilda, montelupo, said)
    const shown = await ground.shownAt(record)
    expect(await ground.textOf(montespertoli)).not.toContain(`333 ${path}`)
    if (path === 'limited') expect(shown).toEqual([])
    else
      expect(shown.map((each) => [valueOf(each, 'phone'), valueOf(each, 'state')])).toEqual([
        [undefined, 'SEGNALATO'],
      ])
  })

  it('holds back when the yes to tell others is taken back', async () => {
    const { host, record } = await ground.share('Revocata')
    const about = { case: host.record }
    await ground.push(
      ground.running.tablets.leonilda,
      montelupo,
      await ground.running.tablets.leonilda.entry('consent', { purpose: 'P1', state: 'REVOCATO' }, about),
    )
    expect(await ground.shownAt(record)).toEqual([])
  })

  it('goes with the erasure of the case, for ever', async () => {
    const { host, record } = await ground.share('Cancellata')
    await ground.push(
      ground.running.tablets.leonilda,
      montelupo,
      await ground.running.tablets.leonilda.entry('erasure', {
        target: { case: host.record },
        basis: 'RICHIESTA',
      }),
    )
    expect(await ground.shownAt(record)).toEqual([])
    expect(await ground.textOf(montespertoli)).not.toContain('Cancellata')
  })

  it('says anew what is left when an entry of the person is erased, and keeps nothing of the other', async () => {
    const { host, record } = await ground.share('Riscritta')
    const person = host.set.person as string
    const about = { record: person, case: host.record }
    const first = (await readEntries(ground.running.all.gateway, montelupo, person))[0] as Entry
    const wrong = await ground.running.tablets.leonilda.entry(
      'person',
      { phone: '333 0000001' },
      { ...about, over: { phone: [first._id] } },
    )
    await ground.push(ground.running.tablets.leonilda, montelupo, wrong)
    expect(await ground.textOf(montespertoli)).toContain('333 0000001')
    const target = { entry: wrong._id, over: { phone: [first._id] } }
    await ground.push(
      ground.running.tablets.leonilda,
      montelupo,
      await ground.running.tablets.leonilda.entry('erasure', { target, basis: 'ERRORE' }),
    )
    const [shown] = await ground.shownAt(record)
    expect(shown && valueOf(shown, 'state')).toBe('SEGNALATO')
    expect(shown && valueOf(shown, 'phone')).toBeUndefined()
    expect(await ground.textOf(montespertoli)).not.toContain('333 0000001')
  })

  it.each<[string, [Record<string, Json>, Record<string, Json>]]>([
    ['two days of birth differ', [{ birthDate: '1987-02-01' }, { birthDate: '1987-03-01' }]],
    ['two right codes differ', [{ taxCode: 'BNCMRA80E57D815U' }, { taxCode: 'BNCMRA80E57M059X' }]],
    ['a surname is an initial', [{ surname: 'B' }, { surname: 'B' }]],
    ['the years differ', [{ birthYear: 1988 }, {}]],
    ['a limitation is on record', [{ limited: true }, {}]],
  ])('finds nobody when %s', async (why, more) => {
    const { host } = await ground.meet(`Diversa ${why}`, more)
    expect(await ground.sharingsIn(montelupo, host.record)).toEqual([])
  })

  it('is found by the codice fiscale alone, and by names in the other order', async () => {
    const code = { taxCode: 'PRVTST80A41D403T' }
    const first = await ground.meet('Codice', [code, { ...code, name: 'Maria', surname: 'Bianchi' }])
    expect(await ground.sharingsIn(montespertoli, first.guest.record)).toHaveLength(1)
    const second = await ground.meet('Scambiata', [{}, { name: 'Scambiata', surname: 'Samira' }])
    expect(await ground.sharingsIn(montespertoli, second.guest.record)).toHaveLength(1)
  })

  it("is the tavolo's that opened first where nobody knows where somebody lives, until it is known", async () => {
    const { host } = await ground.meet('Senzacasa', [{ comune: 'Livorno', on: '2026-11-11' }, {}])
    const [sharing] = await ground.sharingsIn(montelupo, host.record)
    expect(sharing && valueOf(sharing, 'competent')).toBe('montespertoli')
    const person = host.set.person as string
    const [before] = await readEntries(ground.running.all.gateway, montelupo, person)
    const about = { record: person, case: host.record, over: { comune: [before?._id ?? ''] } }
    await ground.push(
      ground.running.tablets.leonilda,
      montelupo,
      await ground.running.tablets.leonilda.entry('person', { comune: 'Montelupo Fiorentino' }, about),
    )
    const [again] = await ground.sharingsIn(montespertoli, host.record)
    expect(again && valueOf(again, 'competent')).toBe('montelupo-fiorentino')
  })

  it.each([
    ['one side alone says yes for both', { oneAnswer: 'SI', otherAnswer: 'SI' }],
    ['one says that they are two people', { otherAnswer: 'DIVERSI' }],
  ])('stays two cases when %s', async (_, said) => {
    const { host, guest } = await ground.meet(`Ferma ${Object.keys(said).length}`)
    const [sharing] = await ground.sharingsIn(montespertoli, guest.record)
    const record = sharing?.record ?? ''
    await ground.push(
      ground.running.tablets.gaia,
      montespertoli,
      await ground.running.tablets.gaia.entry('sharing', { ...said, otherAgrees: ['STATO'] }, { record }),
    )
    if ('oneAnswer' in said) expect(await ground.sharingsIn(montelupo, host.record)).toHaveLength(1)
    expect((await ground.found(montespertoli, 'case')).map((each) => each.record)).toContain(guest.record)
    expect(await ground.shownAt(record)).toEqual([])
  })
})
