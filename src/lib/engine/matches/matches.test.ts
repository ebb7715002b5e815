import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Engine } from '#lib/engine/api.ts'
import { engineGround, good, type EngineGround } from '#tests/fixtures/engine-ground.ts'

let ground: EngineGround
let [carla, anna, vito] = [] as unknown as [Engine, Engine, Engine]

beforeAll(async () => {
  ground = await engineGround(['carla', 'anna', 'vito'])
  ;[carla, anna, vito] = (
    await Promise.all(['carla', 'anna', 'vito'].map((login) => ground.tablet(login)))
  ).map((device) => device.engine()) as [Engine, Engine, Engine]
})
afterAll(() => ground.stop())

async function newCase(engine: Engine, name: string): Promise<string> {
  const input = { tavolo: 'empoli', name, surname: 'Bandini', birthYear: 1980, origin: 'TAVOLO' }
  return good(await engine.newCase(input)).record
}

async function exchange(...engines: Engine[]): Promise<void> {
  for (const engine of [...engines, ...engines]) good(await engine.syncNow())
}

async function casesOf(engine: Engine, text: string): Promise<string[]> {
  const { rows } = await engine.listCases({ text, from: 0, count: 20 })
  return rows.map(({ record }) => record)
}

describe('a contact of someone who has a case (scenario 2)', () => {
  it('is proposed to whoever coordinates, becomes a return, and a first reach again', async () => {
    const ofCase = await newCase(anna, 'Maria')
    await exchange(anna)
    const input = { tavolo: 'empoli', name: 'Maria', surname: 'B.', birthYear: 1980, comune: 'empoli' }
    const typed = { ...input, surname: 'Bandini', needs: [], toSocialWorker: false }
    const contact = good(await vito.newContact(typed)).record
    await exchange(vito, anna, carla)
    const typeOf = async () => (await carla.openContact(contact))?.contact.fields.type?.shown
    const waits = async () => (await carla.today()).items.some(({ kind }) => kind === 'match')
    expect([await typeOf(), await waits()]).toEqual(['PRIMO', true])
    expect((await carla.alikeOf(contact)).proposed.map(({ record }) => record)).toEqual([ofCase])
    expect(await anna.judgeMatch(ofCase, contact, 'UNITI')).toMatchObject({ reason: 'not-allowed' })
    good(await carla.judgeMatch(ofCase, contact, 'UNITI'))
    expect([await typeOf(), await waits()]).toEqual(['RITORNO', false])
    const { judged, proposed } = await carla.alikeOf(contact)
    expect([judged.map(({ verdict }) => verdict), proposed]).toEqual([['UNITI'], []])
    good(await carla.judgeMatch(ofCase, contact, null))
    expect(await typeOf()).toBe('PRIMO')
    expect((await carla.alikeOf(contact)).proposed).toHaveLength(1)
    good(await carla.judgeMatch(ofCase, contact, 'DISTINTI'))
    expect(await waits()).toBe(false)
  })
})

describe('somebody who does not look alike', () => {
  it('is found by words, and what the other case says otherwise is taken over one by one', async () => {
    const input = { tavolo: 'empoli', origin: 'TAVOLO' } as const
    const kept = good(await anna.newCase({ ...input, name: 'Olga', surname: 'Prima' })).record
    const phone = '333 7008009'
    const other = good(await anna.newCase({ ...input, name: 'Olena', surname: 'Seconda', phone })).record
    await exchange(anna, carla)
    expect((await carla.alikeOf(kept)).proposed).toEqual([])
    expect((await carla.othersFound(kept, 'Seconda')).map(({ record }) => record)).toEqual([other])
    expect(await carla.othersFound(kept, 'Prima')).toEqual([])
    good(await carla.judgeMatch(kept, other, 'UNITI'))
    expect(await carla.othersFound(kept, 'Seconda')).toEqual([])
    expect(await carla.differencesOf(kept, other)).toEqual([
      { path: 'name', ours: 'Olga', theirs: 'Olena' },
      { path: 'surname', ours: 'Prima', theirs: 'Seconda' },
      { path: 'phone', theirs: phone },
    ])
    const person = (await carla.openCase(kept))?.person?.record ?? ''
    good(await carla.save(person, [{ path: 'phone', value: phone, seen: [] }]))
    expect((await carla.differencesOf(kept, other)).map(({ path }) => path)).toEqual(['name', 'surname'])
  })
})

describe('two cases of one person', () => {
  it('go on as one, whose diary tells of both, and can be separated again', async () => {
    const [kept, other] = [await newCase(anna, 'Rosa'), await newCase(anna, 'Rosa')]
    good(await anna.newInterview(other, { type: 'PRIMO', note: 'Detto nell’altro caso', date: '2026-11-17' }))
    await exchange(anna, carla)
    expect((await casesOf(carla, 'Rosa')).sort()).toEqual([kept, other].sort())
    good(await carla.judgeMatch(kept, other, 'UNITI'))
    expect(await casesOf(carla, 'Rosa')).toEqual([kept])
    const diary = (await carla.openCase(kept))?.timeline.map(({ text }) => text)
    expect(diary).toContain('Detto nell’altro caso')
    expect((await carla.openCase(other))?.keptInstead).toBe(kept)
    await exchange(carla, anna)
    expect(await casesOf(anna, 'Rosa')).toEqual([kept])
    good(await carla.judgeMatch(kept, other, null))
    expect((await casesOf(carla, 'Rosa')).sort()).toEqual([kept, other].sort())
    expect((await carla.openCase(other))?.keptInstead).toBeUndefined()
  })
})
