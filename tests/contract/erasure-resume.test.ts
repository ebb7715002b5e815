import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { Entry } from '#lib/entries/entry.ts'
import { demand } from '#server/couch/couch.ts'
import { rotateEpoch } from '#server/gateway/epoch.ts'
import { noticeRestore } from '#server/gateway/session/watch-sessions.ts'
import { startAll, type StartedAll } from '#server/start-all.ts'
import { addPeople, password } from './network.ts'
import { createTablet, type Tablet } from './tablet.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'win-erasure-'))
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

const database = 'tavolo-empoli'

async function start(): Promise<StartedAll> {
  const started = await startAll({ dataDir, tavoli: ['empoli'], flush: false })
  if (!started.ok) throw new Error(started.reason)
  return started
}

async function push(tablet: Tablet, docs: unknown[]): Promise<unknown> {
  const answer = await tablet.ask(`/db/${database}/_bulk_docs`, { method: 'POST', body: { docs } })
  return answer.json
}

async function isThere({ couch }: StartedAll, id: string): Promise<boolean> {
  return (await couch.ask({ path: `/${database}/${id}` })).status === 200
}

describe('an erasure that a crash cut short', () => {
  it('is carried out at the next start, and its ids are refused for ever', async () => {
    const before = await start()
    await addPeople(before, ['operatore', 'coordinatore'])
    const operator = await createTablet(before.url, 'operatore')
    const coordinator = await createTablet(before.url, 'coordinatore')
    await operator.logIn(password)
    await coordinator.logIn(password)
    const doomed = await operator.entry('case', { state: 'SEGNALATO' })
    const spared = await operator.entry('case', { state: 'SEGNALATO' })
    await push(operator, [doomed, spared])
    const erasure = await coordinator.entry('erasure', {
      target: { record: doomed.record },
      basis: 'RICHIESTA',
    })
    // The note was written and the entry too, but not the purge; of another only the note.
    const note = { database, state: 'announced' }
    await before.gateway.ledger.change(`erasure:${erasure._id}`, () => {
      return { _id: `erasure:${erasure._id}`, ...note, target: { record: doomed.record } }
    })
    const never = await coordinator.entry('erasure', {
      target: { record: spared.record },
      basis: 'RICHIESTA',
    })
    await before.gateway.ledger.change(`erasure:${never._id}`, () => {
      return { _id: `erasure:${never._id}`, ...note, target: { record: spared.record } }
    })
    const as = before.gateway.speak({
      login: 'coordinatore',
      grants: coordinator.session?.grants ?? [],
      salt: '',
    })
    await before.couch.ask({ method: 'POST', path: `/${database}/_bulk_docs`, body: { docs: [erasure] }, as })
    expect(await isThere(before, doomed._id)).toBe(true)
    await before.stop()

    const after = await start()
    await after.gateway.erasures.settled()
    expect([await isThere(after, doomed._id), await isThere(after, spared._id)]).toEqual([false, true])
    await after.stop()

    const third = await start()
    const again = await createTablet(third.url, 'operatore')
    await again.logIn(password)
    const more = await again.entry('case', { state: 'CHIUSO' }, { record: doomed.record })
    const kept = await again.entry('case', { state: 'CHIUSO' }, { record: spared.record })
    expect(await push(again, [more, kept])).toEqual([
      { id: more._id, error: 'forbidden', reason: 'erased' },
      { id: kept._id, ok: true },
    ])
    await third.stop()
  })
})

describe('an erasure that a restored replica forgot', () => {
  /** Puts back what an older copy held: the erased body, without the erasure. */
  async function restore({ couch, gateway }: StartedAll, owner: Tablet, doomed: Entry, erasure: Entry) {
    const path = `/${database}/${erasure._id}`
    const { _rev } = (await demand(couch, { path })) as { _rev: string }
    await demand(couch, { method: 'POST', path: `/${database}/_purge`, body: { [erasure._id]: [_rev] } })
    const as = gateway.speak({ login: owner.login, grants: owner.session?.grants ?? [], salt: '' })
    await couch.ask({ method: 'POST', path: `/${database}/_bulk_docs`, body: { docs: [doomed] }, as })
    expect(await isThere({ couch } as StartedAll, doomed._id)).toBe(true)
  }

  it('comes back when somebody brings what it named, or the epoch turns, and is carried out again', async () => {
    const all = await start()
    const operator = await createTablet(all.url, 'operatore')
    const coordinator = await createTablet(all.url, 'coordinatore')
    await operator.logIn(password)
    await coordinator.logIn(password)
    const doomed = await operator.entry('case', { state: 'SEGNALATO' })
    await push(operator, [doomed])
    const target = { record: doomed.record }
    const erasure = await coordinator.entry('erasure', { target, basis: 'RICHIESTA' })
    await push(coordinator, [erasure])
    await all.gateway.erasures.settled()
    expect([await isThere(all, doomed._id), await isThere(all, erasure._id)]).toEqual([false, true])

    await restore(all, operator, doomed, erasure)
    const late = await operator.entry('case', { state: 'CHIUSO' }, { record: doomed.record })
    expect(await push(operator, [late])).toEqual([{ id: late._id, error: 'forbidden', reason: 'erased' }])
    await all.gateway.erasures.settled()
    expect([await isThere(all, doomed._id), await isThere(all, erasure._id)]).toEqual([false, true])

    await restore(all, operator, doomed, erasure)
    await rotateEpoch(all.gateway.ledger)
    await noticeRestore(all.gateway)
    await all.gateway.erasures.settled()
    expect([await isThere(all, doomed._id), await isThere(all, erasure._id)]).toEqual([false, true])

    // The body alone is back, and somebody brings an erased entry in the moment of the renewal.
    const as = all.gateway.speak({ login: operator.login, grants: operator.session?.grants ?? [], salt: '' })
    await all.couch.ask({ method: 'POST', path: `/${database}/_bulk_docs`, body: { docs: [doomed] }, as })
    expect(await isThere(all, doomed._id)).toBe(true)
    all.gateway.erasures.remind(database, late)
    all.gateway.erasures.renew()
    await all.gateway.erasures.settled()
    expect([await isThere(all, doomed._id), await isThere(all, erasure._id)]).toEqual([false, true])
    await all.stop()
  })
})
