import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'
import { grantOf } from '#lib/domain/schema/roles.ts'
import type { Json } from '#lib/domain/schema/kind.ts'
import type { Entry } from '#lib/entries/entry.ts'
import { foldRecord, type Folded } from '#lib/entries/fold.ts'
import { valueOf } from '#lib/entries/read.ts'
import { readEntries } from '#server/gateway/exchange/read-record.ts'
import { startAll, type StartedAll } from '#server/start-all.ts'
import { demand } from '#server/couch/couch.ts'
import { createTablet, type Tablet } from './tablet.ts'

const password = 'la parola del tavolo'
const tavoli = ['montelupo-fiorentino', 'montespertoli', 'vinci'] as const

/** The databases of the two tavoli that meet. */
export const [montelupo, montespertoli] = ['tavolo-montelupo-fiorentino', 'tavolo-montespertoli'] as const

type Person = { name: string; surname: string; on: string } & Record<string, Json>

/** What runs, and who coordinates each tavolo; both are others after a restart. */
type Running = { all: StartedAll; tablets: Record<'leonilda' | 'gaia' | 'vincenzo', Tablet> }

/** A gateway with three tavoli and who coordinates each. */
export type SharingGround = Awaited<ReturnType<typeof laySharingGround>>

/** Starts it; once for a file of tests. `restart` is a new start on the same folder. */
export async function laySharingGround() {
  const dataDir = mkdtempSync(join(tmpdir(), 'win-sharing-'))
  const all = await start(dataDir)
  for (const tavolo of tavoli) {
    const grants = ['rete', grantOf('coordinatore', tavolo), grantOf('operatore', tavolo)]
    await all.addUser({ login: tavolo, name: `Prova ${tavolo}`, grants, password })
  }
  const running: Running = { all, tablets: await logIn(all) }
  return {
    running,
    ...looksOf(running),
    ...actsOf(running),
    share: shareWith(running),
    async restart() {
      await running.all.stop()
      running.all = await start(dataDir)
      await running.all.gateway.erasures.settled()
      running.tablets = await logIn(running.all)
    },
    async stop() {
      await running.all.stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** Both open a case, and both agree. */
function shareWith(running: Running) {
  const acts = actsOf(running)
  const { sharingsIn } = looksOf(running)
  return async function share(
    surname: string,
    parts: string[] = ['RECAPITI', 'STATO'],
    phone = '333 1112223',
  ) {
    const both = await acts.meet(surname, [{ phone }, {}])
    const [sharing] = await sharingsIn(montelupo, both.host.record)
    if (!sharing) throw new Error('nothing was found')
    const { leonilda, gaia } = running.tablets
    await acts.agree(leonilda, montelupo, sharing.record, parts)
    await acts.agree(gaia, montespertoli, sharing.record, ['NASCITA', ...parts])
    return { ...both, record: sharing.record }
  }
}

function looksOf(running: Running) {
  /** What lies in a database of one kind, folded. */
  async function found(database: string, kind: string): Promise<Folded[]> {
    const { couch, gateway } = running.all
    const path = `/${database}/_all_docs?startkey="${kind}-"&endkey="${kind}-~"`
    const { rows } = (await demand(couch, { path })) as { rows: { id: string }[] }
    const records = [...new Set(rows.map(({ id }) => id.split('.')[0] ?? ''))]
    const folds = records.map(async (record) => foldRecord(await readEntries(gateway, database, record)))
    return (await Promise.all(folds)).filter((each) => each !== undefined)
  }
  return {
    found,
    textOf: async (database: string) =>
      JSON.stringify(await demand(running.all.couch, { path: `/${database}/_all_docs?include_docs=true` })),
    async sharingsIn(database: string, ofCase: string): Promise<Folded[]> {
      const sharings = await found(database, 'sharing')
      return sharings.filter((each) =>
        ['oneCase', 'otherCase'].some((path) => valueOf(each, path) === ofCase),
      )
    },
    shownAt: async (sharing: string) =>
      (await found(montespertoli, 'shared')).filter((each) => valueOf(each, 'sharing') === sharing),
  }
}

function actsOf(running: Running) {
  async function push(tablet: Tablet, database: string, ...docs: Entry[]): Promise<void> {
    const { json } = await tablet.ask(`/db/${database}/_bulk_docs`, { method: 'POST', body: { docs } })
    expect(json).toEqual(docs.map(({ _id }) => expect.objectContaining({ id: _id, ok: true })))
    await running.all.gateway.erasures.settled()
  }

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

  /** Both open a case of the same person: who lives at Montelupo is Montelupo's. */
  async function meet(surname: string, more: [Record<string, Json>, Record<string, Json>] = [{}, {}]) {
    const known = { name: 'Samira', surname, birthYear: 1987 }
    const { leonilda, gaia } = running.tablets
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

  /** Montelupo is the first of the two. */
  async function agree(tablet: Tablet, database: string, record: string, parts: string[], said = 'SI') {
    const side = tablet === running.tablets.leonilda ? 'one' : 'other'
    const set = { [`${side}Answer`]: said, [`${side}Agrees`]: parts, [`${side}On`]: '2026-11-12' }
    const there = foldRecord(await readEntries(running.all.gateway, database, record))
    const live = (path: string) => there?.fields[path]?.live.map(({ entry }) => entry) ?? []
    const over = Object.keys(set).flatMap((path) => (live(path).length > 0 ? [[path, live(path)]] : []))
    await push(
      tablet,
      database,
      await tablet.entry('sharing', set, {
        record,
        over: Object.fromEntries(over) as Record<string, string[]>,
      }),
    )
  }

  return { push, openCase, meet, agree }
}

async function start(dataDir: string): Promise<StartedAll> {
  const started = await startAll({ dataDir, tavoli, flush: false })
  if (!started.ok) throw new Error(started.reason)
  return started
}

async function logIn({ url }: StartedAll): Promise<Running['tablets']> {
  const [leonilda, gaia, vincenzo] = (await Promise.all(
    tavoli.map(async (tavolo) => {
      const tablet = await createTablet(url, tavolo)
      await tablet.logIn(password)
      return tablet
    }),
  )) as [Tablet, Tablet, Tablet]
  return { leonilda, gaia, vincenzo }
}
