import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { grantOf } from '#lib/domain/schema/roles.ts'
import type { Entry } from '#lib/entries/entry.ts'
import { demand } from '#server/couch/couch.ts'
import { openLedger } from '#server/couch/ledger.ts'
import { rotateEpoch } from '#server/gateway/epoch.ts'
import { purge } from '#server/gateway/erasure/purge.ts'
import { noticeRestore } from '#server/gateway/session/watch-sessions.ts'
import { startAll, type StartedAll } from '#server/start-all.ts'
import { underRevision, writePastValidator } from '#tests/fixtures/write-past-validator.ts'
import { createTablet, type Tablet } from './tablet.ts'

const password = 'la parola del tavolo'
const dataDir = mkdtempSync(join(tmpdir(), 'win-transfer-'))
const [from, to] = ['tavolo-certaldo', 'tavolo-empoli']
let all: StartedAll
let giving: Tablet
let taking: Tablet

async function start(): Promise<StartedAll> {
  const started = await startAll({ dataDir, tavoli: ['certaldo', 'empoli'], flush: false })
  if (!started.ok) throw new Error(started.reason)
  return started
}

async function tabletOf(login: string): Promise<Tablet> {
  const tablet = await createTablet(all.url, login)
  await tablet.logIn(password)
  return tablet
}

async function push(tablet: Tablet, database: string, ...docs: Entry[]): Promise<unknown[]> {
  const { json } = await tablet.ask(`/db/${database}/_bulk_docs`, { method: 'POST', body: { docs } })
  await all.gateway.erasures.settled()
  return json as unknown[]
}

type Doc = { _id: string; kind: string; set: Record<string, unknown>; record: string }

async function docsOf(database: string): Promise<Doc[]> {
  const { rows } = (await demand(all.couch, { path: `/${database}/_all_docs?include_docs=true` })) as {
    rows: { id: string; doc: Doc }[]
  }
  return rows.filter(({ id }) => !id.startsWith('_')).map(({ doc }) => doc)
}

const idsOf = async (database: string) => (await docsOf(database)).map(({ _id }) => _id)

/** A case with an interview and an action that started, at the giving tavolo. */
async function openCase(): Promise<Entry[]> {
  const opened = await giving.entry('case', { state: 'SEGNALATO', origin: 'TAVOLO', openedOn: '2026-01-31' })
  const about = { case: opened.record }
  const action = { counted: 'FORMAZIONE', startedOn: '2026-03-01', state: 'AVVIATA' }
  const all = [
    opened,
    await giving.entry('interview', { date: '2026-02-01', type: 'PRIMO', note: 'parole' }, about),
    await giving.entry('action', action, about),
  ]
  await push(giving, from, ...all)
  return all
}

async function propose(target: string): Promise<Entry> {
  const set = { target, from: 'certaldo', to: 'empoli', reason: 'RESIDENZA', on: '2026-11-28' }
  const proposal = await giving.entry('transfer', set)
  await push(giving, from, proposal)
  return proposal
}

const accept = ({ record }: Entry) => taking.entry('transfer', { acceptedOn: '2026-11-29' }, { record })

beforeAll(async () => {
  all = await start()
  for (const tavolo of ['certaldo', 'empoli']) {
    const grants = ['rete', grantOf('coordinatore', tavolo), grantOf('operatore', tavolo)]
    await all.addUser({ login: tavolo, name: `Prova ${tavolo}`, grants, password })
  }
  giving = await tabletOf('certaldo')
  taking = await tabletOf('empoli')
})
afterAll(async () => {
  await all.stop()
  rmSync(dataDir, { recursive: true, force: true })
})

describe('a case that goes to another tavolo', () => {
  it('goes whole when both coordinators signed, and leaves what was counted and no word', async () => {
    const entries = await openCase()
    const [opened] = entries as [Entry]
    const proposal = await propose(opened.record)
    expect(await idsOf(to)).toContain(proposal._id)
    const accepted = await accept(proposal)
    await push(taking, to, accepted)
    expect(await idsOf(to)).toEqual(expect.arrayContaining(entries.map(({ _id }) => _id)))
    const left = await docsOf(from)
    expect(left.map(({ _id }) => _id)).not.toEqual(expect.arrayContaining([opened._id]))
    expect(left.filter(({ record }) => record !== proposal.record)).toMatchObject([
      {
        kind: 'moved',
        set: {
          target: opened.record,
          to,
          counted: [
            { what: 'channel', on: '2026-01-31', category: 'TAVOLO' },
            { what: 'contact', on: '2026-02-01', category: 'TAVOLO' },
            { what: 'action', on: '2026-03-01', category: 'FORMAZIONE' },
          ],
        },
      },
    ])
    expect(JSON.stringify(left)).not.toContain('parole')
    expect(left.map(({ _id }) => _id)).toContain(accepted._id)
  })

  it('takes late words along: who was away when it went loses nothing', async () => {
    const [opened] = (await openCase()) as [Entry]
    const proposal = await propose(opened.record)
    await push(taking, to, await accept(proposal))
    const late = await giving.entry(
      'interview',
      { date: '2026-11-29', type: 'VERIFICA', note: 'tardi' },
      { case: opened.record },
    )
    expect(await push(giving, from, late)).toEqual([{ id: late._id, ok: true }])
    expect(await idsOf(to)).toContain(late._id)
    expect(await idsOf(from)).not.toContain(late._id)
  })

  it.each([
    [
      'the other tavolo alone says so',
      async (opened: Entry) => {
        const stolen = await taking.entry('transfer', {
          target: opened.record,
          from: 'certaldo',
          to: 'empoli',
          acceptedOn: '2026-11-29',
        })
        await push(taking, to, stolen)
      },
    ],
    [
      'whoever proposed accepts it',
      async (opened: Entry) => {
        const proposal = await propose(opened.record)
        await push(
          giving,
          from,
          await giving.entry('transfer', { acceptedOn: '2026-11-29' }, { record: proposal.record }),
        )
      },
    ],
    [
      'it was withdrawn before',
      async (opened: Entry) => {
        const proposal = await propose(opened.record)
        await push(
          giving,
          from,
          await giving.entry('transfer', { withdrawnOn: '2026-11-29' }, { record: proposal.record }),
        )
        await push(taking, to, await accept(proposal))
      },
    ],
  ])('stays where it is when %s', async (_, tryIt) => {
    const entries = await openCase()
    await tryIt(entries[0] as Entry)
    expect(await idsOf(from)).toEqual(expect.arrayContaining(entries.map(({ _id }) => _id)))
    for (const { _id } of entries) expect(await idsOf(to)).not.toContain(_id)
  })

  it('comes back the same way', async () => {
    const entries = await openCase()
    const [opened] = entries as [Entry]
    await push(taking, to, await accept(await propose(opened.record)))
    const back = await taking.entry('transfer', {
      target: opened.record,
      from: 'empoli',
      to: 'certaldo',
      reason: 'RICHIESTA',
      on: '2026-12-01',
    })
    await push(taking, to, back)
    await push(
      giving,
      from,
      await giving.entry('transfer', { acceptedOn: '2026-12-02' }, { record: back.record }),
    )
    expect(await idsOf(from)).toEqual(expect.arrayContaining(entries.map(({ _id }) => _id)))
    expect(await idsOf(to)).not.toContain(opened._id)
    const more = await giving.entry(
      'interview',
      { date: '2026-12-03', type: 'VERIFICA', note: 'di nuovo qui' },
      { case: opened.record },
    )
    await push(giving, from, more)
    expect(await idsOf(from)).toContain(more._id)
  })

  it('goes again after a restore put the older copy back, and whoever has it there may bring it back', async () => {
    const entries = await openCase()
    const [opened] = entries as [Entry]
    await push(taking, to, await accept(await propose(opened.record)))
    // Both databases are put back as they were before: the case is at the old tavolo, and nothing of it at the new one.
    await writePastValidator(
      all.couch,
      `/${from}`,
      entries.map((entry) => underRevision(entry, 'e'.repeat(32))),
    )
    await purge(all.gateway, to, { case: opened.record })
    await rotateEpoch(openLedger(all.couch, all.naming.own))
    await noticeRestore(all.gateway)
    await all.gateway.erasures.settled()
    expect(await idsOf(from)).not.toContain(opened._id)
    expect(await idsOf(to)).toEqual(expect.arrayContaining(entries.map(({ _id }) => _id)))
    await purge(all.gateway, to, { case: opened.record })
    const { json } = await taking.ask(`/api/relay/${to}`, { method: 'POST', body: { entries } })
    expect(json).toEqual({ rows: entries.map(({ _id: id }) => ({ id, ok: true })) })
  })

  it('goes on after a crash between the two signatures and the move', async () => {
    const entries = await openCase()
    const [opened] = entries as [Entry]
    const proposal = await propose(opened.record)
    const accepted = await accept(proposal)
    // The acceptance is noted and written, and the gateway dies before it moves anything.
    await all.gateway.ledger.change(
      `transfer:${proposal.record}`,
      (page) => ({ ...page, acceptedBy: accepted._id }) as never,
    )
    const as = all.gateway.speak({ login: 'empoli', grants: taking.session?.grants ?? [], salt: '' })
    await all.couch.ask({ method: 'POST', path: `/${to}/_bulk_docs`, body: { docs: [accepted] }, as })
    await all.stop()
    all = await start()
    await all.gateway.erasures.settled()
    expect(await idsOf(to)).toEqual(expect.arrayContaining(entries.map(({ _id }) => _id)))
    expect(await idsOf(from)).not.toContain(opened._id)
    // It dies again after the case went, before its book said so: what was counted stays counted.
    await all.gateway.ledger.change(`transfer:${proposal.record}`, (page) => {
      return { ...page, done: undefined } as never
    })
    await all.stop()
    all = await start()
    await all.gateway.erasures.settled()
    const notes = (await docsOf(from)).filter(
      ({ kind, set }) => kind === 'moved' && set.target === opened.record,
    )
    expect(notes.map(({ set }) => set.counted)).toEqual([
      ['channel', 'contact', 'action'].map((what) => expect.objectContaining({ what })),
    ])
    giving = await tabletOf('certaldo')
    taking = await tabletOf('empoli')
  })
})
