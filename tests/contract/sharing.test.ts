import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { grantOf } from '#lib/domain/schema/roles.ts'
import type { Json } from '#lib/domain/schema/kind.ts'
import type { Entry } from '#lib/entries/entry.ts'
import { foldRecord, type Folded } from '#lib/entries/fold.ts'
import { itemsOf, valueOf } from '#lib/entries/read.ts'
import { readEntries } from '#server/gateway/exchange/read-record.ts'
import { startAll, type StartedAll } from '#server/start-all.ts'
import { demand } from '#server/couch/couch.ts'
import { createTablet, type Tablet } from './tablet.ts'

const password = 'la parola del tavolo'
const dataDir = mkdtempSync(join(tmpdir(), 'win-sharing-'))
const tavoli = ['montelupo-fiorentino', 'montespertoli', 'vinci'] as const
const [montelupo, montespertoli] = ['tavolo-montelupo-fiorentino', 'tavolo-montespertoli']
let all: StartedAll
let [leonilda, gaia, vincenzo] = [] as unknown as [Tablet, Tablet, Tablet]

async function start(): Promise<StartedAll> {
  const started = await startAll({ dataDir, tavoli, flush: false })
  if (!started.ok) throw new Error(started.reason)
  return started
}

async function logIn(): Promise<void> {
  const tablets = tavoli.map(async (tavolo) => {
    const tablet = await createTablet(all.url, tavolo)
    await tablet.logIn(password)
    return tablet
  })
  ;[leonilda, gaia, vincenzo] = (await Promise.all(tablets)) as [Tablet, Tablet, Tablet]
}

async function push(tablet: Tablet, database: string, ...docs: Entry[]): Promise<void> {
  const { json } = await tablet.ask(`/db/${database}/_bulk_docs`, { method: 'POST', body: { docs } })
  expect(json).toEqual(docs.map(({ _id }) => expect.objectContaining({ id: _id, ok: true })))
  await all.gateway.erasures.settled()
}

async function textOf(database: string): Promise<string> {
  return JSON.stringify(await demand(all.couch, { path: `/${database}/_all_docs?include_docs=true` }))
}

/** What lies in a database of one kind, folded, the removed ones too. */
async function found(database: string, kind: string): Promise<Folded[]> {
  const path = `/${database}/_all_docs?startkey="${kind}-"&endkey="${kind}-~"`
  const { rows } = (await demand(all.couch, { path })) as { rows: { id: string }[] }
  const records = [...new Set(rows.map(({ id }) => id.split('.')[0] ?? ''))]
  const folds = records.map(async (record) => foldRecord(await readEntries(all.gateway, database, record)))
  return (await Promise.all(folds)).filter((each) => each !== undefined)
}

type Person = { name: string; surname: string; on: string } & Record<string, Json>

/** A case that came from a contact, with its person. */
async function openCase(tablet: Tablet, tavolo: string, { on, ...known }: Person): Promise<Entry> {
  const contact = await tablet.entry('contact', { name: known.name, date: on, type: 'PRIMO' })
  await push(tablet, `tavolo-${tavolo}-contatti`, contact)
  const opened = await tablet.entry('case', {})
  const person = await tablet.entry('person', known, { case: opened.record })
  const set = { person: person.record, contact: contact.record, openedOn: on, state: 'SEGNALATO' }
  const said = await tablet.entry('case', set, { record: opened.record })
  await push(tablet, `tavolo-${tavolo}`, said, person)
  return said
}

async function sharingsIn(database: string, ofCase: string): Promise<Folded[]> {
  const all = await found(database, 'sharing')
  return all.filter((each) => ['oneCase', 'otherCase'].some((path) => valueOf(each, path) === ofCase))
}

/** Both open a case of the same person: who lives at Montelupo is Montelupo's. */
async function meet(surname: string, more: [Record<string, Json>, Record<string, Json>] = [{}, {}]) {
  const known = { name: 'Samira', surname, birthYear: 1987 }
  const host = await openCase(leonilda, 'montelupo-fiorentino', {
    ...known,
    comune: 'montelupo-fiorentino',
    phone: '333 1112223',
    on: '2026-11-02',
    ...more[0],
  })
  const guest = await openCase(gaia, 'montespertoli', { ...known, on: '2026-11-09', ...more[1] })
  return { host, guest }
}

const agree = async (tablet: Tablet, database: string, record: string, parts: string[], said = 'SI') => {
  const side = tablet === leonilda ? 'one' : 'other'
  const set = { [`${side}Answer`]: said, [`${side}Agrees`]: parts, [`${side}On`]: '2026-11-12' }
  const there = foldRecord(await readEntries(all.gateway, database, record))
  const over = Object.fromEntries(
    Object.keys(set).map((path) => [path, there?.fields[path]?.live.map(({ entry }) => entry) ?? []]),
  )
  const seen = Object.fromEntries(Object.entries(over).filter(([, ids]) => ids.length > 0))
  await push(tablet, database, await tablet.entry('sharing', set, { record, over: seen }))
}

async function share(surname: string, parts: string[] = ['RECAPITI', 'STATO']) {
  const both = await meet(surname)
  const [sharing] = await sharingsIn(montelupo, both.host.record)
  if (!sharing) throw new Error('nothing was found')
  await agree(leonilda, montelupo, sharing.record, parts)
  await agree(gaia, montespertoli, sharing.record, ['NASCITA', ...parts])
  return { ...both, record: sharing.record }
}

const shownAt = async (sharing: string) =>
  (await found(montespertoli, 'shared')).filter((each) => valueOf(each, 'sharing') === sharing)

beforeAll(async () => {
  all = await start()
  for (const tavolo of tavoli) {
    const grants = ['rete', grantOf('coordinatore', tavolo), grantOf('operatore', tavolo)]
    await all.addUser({ login: tavolo, name: `Prova ${tavolo}`, grants, password })
  }
  await logIn()
})
afterAll(async () => {
  await all.stop()
  rmSync(dataDir, { recursive: true, force: true })
})

describe('the same person at two tavoli (scenario 7)', () => {
  it('is told to both, with who is competent and no word of the other', async () => {
    const { host, guest } = await meet('Incontrata')
    for (const [database, ofCase] of [
      [montelupo, host.record],
      [montespertoli, guest.record],
    ] as const) {
      const [sharing] = await sharingsIn(database, ofCase)
      expect(sharing && valueOf(sharing, 'competent')).toBe('montelupo-fiorentino')
      expect(sharing && valueOf(sharing, 'reason')).toBe('STESSA_PERSONA')
    }
    expect(await textOf(montespertoli)).not.toContain('333 1112223')
    expect(await found(montespertoli, 'shared')).toEqual([])
    expect(await sharingsIn('tavolo-vinci', host.record)).toEqual([])
  })

  it('becomes one case of the competent tavolo when both agree; the other sees what both agreed to', async () => {
    const { host, guest, record } = await share('Condivisa')
    expect((await found(montelupo, 'case')).map((each) => each.record)).toEqual(
      expect.arrayContaining([host.record, guest.record]),
    )
    expect((await found(montespertoli, 'case')).map((each) => each.record)).not.toContain(guest.record)
    const united = (await found(montelupo, 'match')).find((each) => valueOf(each, 'kept') === host.record)
    expect(united && valueOf(united, 'verdict')).toBe('UNITI')
    const [shown] = await shownAt(record)
    expect(shown && valueOf(shown, 'name')).toBe('Samira')
    expect(shown && valueOf(shown, 'phone')).toBe('333 1112223')
    expect(shown && valueOf(shown, 'state')).toBe('SEGNALATO')
    expect(shown && valueOf(shown, 'birthYear')).toBeUndefined()
    const typeOf = async (tavolo: string, ofCase: Entry) =>
      (await found(`tavolo-${tavolo}-contatti`, 'contact')).flatMap((each) =>
        each.record === ofCase.set.contact ? [valueOf(each, 'type')] : [],
      )
    expect(await typeOf('montelupo-fiorentino', host)).toEqual(['PRIMO'])
    expect(await typeOf('montespertoli', guest)).toEqual(['RITORNO'])
  })

  it('follows what changes, and what hangs on the case', async () => {
    const { host, record } = await share('Seguita', ['STATO', 'AZIONI'])
    const about = { case: host.record }
    const moved = await leonilda.entry(
      'case',
      { state: 'IN_VALUTAZIONE' },
      { record: host.record, over: { state: [host._id] } },
    )
    const action = await leonilda.entry('action', { category: 'TIR_COMUNI', state: 'AVVIATA' }, about)
    const note = await leonilda.entry('interview', { date: '2026-11-20', note: 'detto in confidenza' }, about)
    await push(leonilda, montelupo, moved, action, note)
    const [shown] = await shownAt(record)
    expect(shown && valueOf(shown, 'state')).toBe('IN_VALUTAZIONE')
    const [item] = shown ? itemsOf(shown, 'actions') : []
    expect(shown && valueOf(shown, `actions/${item}/category`)).toBe('TIR_COMUNI')
    expect(await textOf(montespertoli)).not.toContain('confidenza')
  })

  it('shows less when one side agrees to less, and nothing of it is left behind', async () => {
    const { record } = await share('Ristretta')
    const [before] = await shownAt(record)
    await agree(leonilda, montelupo, record, ['STATO'])
    const [after] = await shownAt(record)
    expect(after && valueOf(after, 'phone')).toBeUndefined()
    expect(after && valueOf(after, 'state')).toBe('SEGNALATO')
    expect(after?.record).not.toBe(before?.record)
    await agree(gaia, montespertoli, record, [], 'NO')
    expect(await shownAt(record)).toEqual([])
    await agree(gaia, montespertoli, record, ['STATO'])
    expect(await shownAt(record)).toHaveLength(1)
  })

  it.each([
    ['the person asks for a limitation', 'limited', true],
    ['a protected address, of what could lead to it', 'addressProtected', true],
  ])('holds back at %s', async (_, path, value) => {
    const { host, record } = await share(`Protetta ${path}`)
    const person = host.set.person as string
    const said = await leonilda.entry('person', { [path]: value }, { record: person, case: host.record })
    await push(leonilda, montelupo, said)
    const shown = await shownAt(record)
    if (path === 'limited') expect(shown).toEqual([])
    else
      expect(shown.map((each) => [valueOf(each, 'phone'), valueOf(each, 'state')])).toEqual([
        [undefined, 'SEGNALATO'],
      ])
  })

  it('holds back when the yes to tell others is taken back', async () => {
    const { host, record } = await share('Revocata')
    const about = { case: host.record }
    await push(
      leonilda,
      montelupo,
      await leonilda.entry('consent', { purpose: 'P1', state: 'REVOCATO' }, about),
    )
    expect(await shownAt(record)).toEqual([])
  })

  it('goes with the erasure of the case, for ever', async () => {
    const { host, record } = await share('Cancellata')
    await push(
      leonilda,
      montelupo,
      await leonilda.entry('erasure', { target: { case: host.record }, basis: 'RICHIESTA' }),
    )
    expect(await shownAt(record)).toEqual([])
    expect(await textOf(montespertoli)).not.toContain('Cancellata')
  })

  it.each<[string, [Record<string, Json>, Record<string, Json>]]>([
    ['two days of birth differ', [{ birthDate: '1987-02-01' }, { birthDate: '1987-03-01' }]],
    ['two right codes differ', [{ taxCode: 'BNCMRA80E57D815U' }, { taxCode: 'BNCMRA80E57M059X' }]],
    ['a surname is an initial', [{ surname: 'B' }, { surname: 'B' }]],
    ['the years differ', [{ birthYear: 1988 }, {}]],
    ['a limitation is on record', [{ limited: true }, {}]],
  ])('finds nobody when %s', async (why, more) => {
    const { host } = await meet(`Diversa ${why}`, more)
    expect(await sharingsIn(montelupo, host.record)).toEqual([])
  })

  it('is found by the codice fiscale alone, and by names in the other order', async () => {
    const code = { taxCode: 'PRVTST80A41D403T' }
    const first = await meet('Codice', [code, { ...code, name: 'Maria', surname: 'Bianchi' }])
    expect(await sharingsIn(montespertoli, first.guest.record)).toHaveLength(1)
    const second = await meet('Scambiata', [{}, { name: 'Scambiata', surname: 'Samira' }])
    expect(await sharingsIn(montespertoli, second.guest.record)).toHaveLength(1)
  })

  it("is the tavolo's that opened first where nobody knows where somebody lives, until it is known", async () => {
    const { host } = await meet('Senzacasa', [{ comune: 'Livorno', on: '2026-11-11' }, {}])
    const [sharing] = await sharingsIn(montelupo, host.record)
    expect(sharing && valueOf(sharing, 'competent')).toBe('montespertoli')
    const person = host.set.person as string
    const [before] = await readEntries(all.gateway, montelupo, person)
    const about = { record: person, case: host.record, over: { comune: [before?._id ?? ''] } }
    await push(leonilda, montelupo, await leonilda.entry('person', { comune: 'Montelupo Fiorentino' }, about))
    const [again] = await sharingsIn(montespertoli, host.record)
    expect(again && valueOf(again, 'competent')).toBe('montelupo-fiorentino')
  })

  it.each([
    ['one side alone says yes for both', { oneAnswer: 'SI', otherAnswer: 'SI' }],
    ['one says that they are two people', { otherAnswer: 'DIVERSI' }],
  ])('stays two cases when %s', async (_, said) => {
    const { host, guest } = await meet(`Ferma ${Object.keys(said).length}`)
    const [sharing] = await sharingsIn(montespertoli, guest.record)
    const record = sharing?.record ?? ''
    await push(
      gaia,
      montespertoli,
      await gaia.entry('sharing', { ...said, otherAgrees: ['STATO'] }, { record }),
    )
    if ('oneAnswer' in said) expect(await sharingsIn(montelupo, host.record)).toHaveLength(1)
    expect((await found(montespertoli, 'case')).map((each) => each.record)).toContain(guest.record)
    expect(await shownAt(record)).toEqual([])
  })
})

describe('a case that a tavolo offers to share', () => {
  it('shows nothing until the other one takes it, and needs no case there', async () => {
    const host = await openCase(leonilda, 'montelupo-fiorentino', {
      name: 'Dina',
      surname: 'Offerta',
      on: '2026-11-02',
    })
    const offer = await leonilda.entry('sharing', {
      one: 'montelupo-fiorentino',
      other: 'montespertoli',
      oneCase: host.record,
      reason: 'LAVORO',
      on: '2026-11-12',
      competent: 'montelupo-fiorentino',
      oneAnswer: 'SI',
      oneAgrees: ['STATO'],
      oneOn: '2026-11-12',
    })
    await push(leonilda, montelupo, offer)
    expect(await sharingsIn(montespertoli, host.record)).toHaveLength(1)
    expect(await textOf(montespertoli)).not.toContain('Offerta')
    await agree(gaia, montespertoli, offer.record, ['STATO', 'RECAPITI'])
    const [shown] = await shownAt(offer.record)
    expect(shown && valueOf(shown, 'surname')).toBe('Offerta')
  })

  it("is nobody's to offer but the tavolo's that has the case", async () => {
    const host = await openCase(leonilda, 'montelupo-fiorentino', {
      name: 'Ada',
      surname: 'Altrui',
      on: '2026-11-02',
    })
    const offer = await vincenzo.entry('sharing', {
      one: 'montespertoli',
      other: 'vinci',
      otherCase: host.record,
      reason: 'LAVORO',
      on: '2026-11-12',
      competent: 'vinci',
      otherAnswer: 'SI',
      otherAgrees: ['STATO'],
    })
    await push(vincenzo, 'tavolo-vinci', offer)
    await push(
      gaia,
      montespertoli,
      await gaia.entry('sharing', { oneAnswer: 'SI' }, { record: offer.record }),
    )
    expect(await shownAt(offer.record)).toEqual([])
    expect(await textOf(montespertoli)).not.toContain('Altrui')
  })

  it('goes on after a crash between the two answers and the joining', async () => {
    const { host, guest } = await meet('Interrotta')
    const [sharing] = await sharingsIn(montelupo, host.record)
    const record = sharing?.record ?? ''
    await agree(leonilda, montelupo, record, ['STATO'])
    const set = { otherAnswer: 'SI', otherAgrees: ['STATO'], otherOn: '2026-11-13' }
    const last = await gaia.entry('sharing', set, { record })
    // The answer is written, and the gateway dies before it does anything.
    const as = all.gateway.speak({ login: 'montespertoli', grants: gaia.session?.grants ?? [], salt: '' })
    await all.couch.ask({ method: 'POST', path: `/${montespertoli}/_bulk_docs`, body: { docs: [last] }, as })
    await all.stop()
    all = await start()
    await all.gateway.erasures.settled()
    expect((await found(montespertoli, 'case')).map((each) => each.record)).not.toContain(guest.record)
    expect(await shownAt(record)).toHaveLength(1)
    await logIn()
  })
})
