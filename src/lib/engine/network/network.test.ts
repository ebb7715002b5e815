import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { engineGround, good, meet, password, type EngineGround } from '#tests/fixtures/engine-ground.ts'
import type { Device } from '#tests/simulation/device.ts'

const day = 86_400_000

let ground: EngineGround
let [ada, carla, anna] = [] as unknown as [Device, Device, Device]

beforeAll(async () => {
  ground = await engineGround(['ada', 'carla', 'anna'])
  ;[ada, carla, anna] = [
    await ground.tablet('ada'),
    await ground.tablet('carla'),
    await ground.tablet('anna'),
  ]
})
afterAll(() => ground.stop())

const coop = {
  name: 'Cooperativa Il Tralcio',
  type: 'COOP_B',
  joined: '2014-11-25',
  privacyRole: 'RESPONSABILE',
}
const newBody = async (name = coop.name) => good(await ada.engine().newBody({ ...coop, name })).record
const dayAfter = (days: number) => new Date(ground.clock.now + days * day).toISOString().slice(0, 10)

describe('bodies of the Patto', () => {
  it('are written by the administration alone, and read by everybody', async () => {
    expect(await carla.engine().newBody(coop)).toMatchObject({ ok: false, reason: 'not-allowed' })
    expect(await ada.engine().newBody({ ...coop, name: ' ' })).toMatchObject({
      reason: 'required',
      path: 'name',
    })
    const record = await newBody('Misericordia')
    await meet(ada, carla)
    const { bodies, mayWrite } = await carla.engine().network()
    expect(bodies).toContainEqual({ record, name: 'Misericordia', type: 'COOP_B', joined: '2014-11-25' })
    expect(mayWrite).toBe(false)
  })

  it('keep the names of before', async () => {
    const record = await newBody('USL 11')
    good(await ada.engine().renameBody(record, 'USL Toscana Centro', '2016-01-01'))
    const view = await ada.engine().openBody(record)
    expect(view?.name).toBe('USL Toscana Centro')
    expect(view?.formerNames).toMatchObject([{ name: 'USL 11', until: '2015-12-31' }])
  })

  it('sit at a tavolo from a day to a day, and the meeting expects them', async () => {
    const record = await newBody('Caritas')
    const [tavolo] = (await ada.engine().network()).tavoli
    good(await ada.engine().seatBody(record, tavolo?.record ?? '', '2020-01-01'))
    await meet(ada, carla)
    const plan = async (date: string) => {
      const made = await carla.engine().newMeeting({ tavolo: 'empoli', date, type: 'ORDINARIA', cases: [] })
      const { seats } = (await carla.engine().openMeeting(good(made).record)) ?? { seats: [] }
      return seats.map(({ bodyName }) => bodyName)
    }
    expect(await plan('2026-12-15')).toContain('Caritas')
    const [seat] = (await ada.engine().openBody(record))?.seats ?? []
    good(await ada.engine().unseatBody(seat?.tavolo.record ?? '', seat?.item ?? '', '2026-12-31'))
    await meet(ada, carla)
    expect(await plan('2027-01-15')).not.toContain('Caritas')
  })
})

describe('a body that leaves the Patto (scenario 12)', () => {
  it('shuts its people out on that day, and leaves their cases to be given to others', async () => {
    const record = await newBody()
    good(await ada.engine().putUser({ login: 'anna', name: 'Anna Prova', body: record }))
    const input = { tavolo: 'empoli', name: 'Lucia', surname: 'Seguita', origin: 'TAVOLO' }
    const target = good(await carla.engine().newCase(input)).record
    for (const to of ['IN_VALUTAZIONE', 'DIAGNOSTICATO']) good(await carla.engine().moveCase(target, to, {}))
    good(await carla.engine().moveCase(target, 'PRESO_IN_CARICO', { caseManager: 'anna' }))
    await meet(ada, carla, anna)

    good(await ada.engine().withdrawBody(record, dayAfter(2)))
    await meet(ada, carla, anna)
    await ground.settled()
    expect(await anna.engine().syncNow()).toMatchObject({ ok: true })
    const view = await carla.engine().openBody(record)
    expect(view?.cases).toMatchObject([{ target, what: 'caseManager', title: 'Lucia Seguita' }])
    const agenda = await carla.engine().proposeAgenda('empoli', dayAfter(10))
    expect(agenda.find((each) => each.target === target)?.why).toBe('RIASSEGNARE')

    good(await ada.engine().withdrawBody(record, dayAfter(0)))
    await meet(ada)
    await ground.settled()
    await anna.engine().syncNow()
    expect((await anna.engine().syncView()).trouble).toBe('revoked')
    await meet(ada, carla)
    expect((await carla.engine().people()).map(({ login }) => login)).not.toContain('anna')
    expect((await carla.engine().today()).items).toContainEqual(
      expect.objectContaining({ kind: 'unassigned', href: `/casi/${target}` }),
    )
    // What they wrote keeps their name.
    expect((await carla.engine().openCase(target))?.case.fields.caseManager?.shown).toBe('anna')
  })

  it('while two disagree on the day, nobody who was shut out is let in', async () => {
    const record = (await ada.engine().network()).bodies.find(({ withdrawn }) => withdrawn)?.record ?? ''
    const other = await ground.tablet('ada')
    ada.network.isParted = other.network.isParted = true
    good(await ada.engine().withdrawBody(record, dayAfter(-1)))
    good(await other.engine().withdrawBody(record, dayAfter(60)))
    ada.network.isParted = other.network.isParted = false
    await meet(ada, other)
    await ground.settled()
    expect((await ada.engine().openBody(record))?.record.conflicts).toEqual(['withdrawn'])
    const refused = { login: 'anna', password, label: 'Prova' }
    expect(await ground.bare('anna').engine().signIn(refused)).toMatchObject({
      ok: false,
      reason: 'disabled',
    })
    good(await ada.engine().withdrawBody(record, dayAfter(0)))
    await meet(ada)
  })

  it('a day that was wrong lets them in again, on a tablet enrolled anew', async () => {
    const { bodies } = await ada.engine().network()
    const record = bodies.find(({ withdrawn }) => withdrawn !== undefined)?.record ?? ''
    good(await ada.engine().withdrawBody(record, null))
    await meet(ada)
    await ground.settled()
    const again = ground.bare('anna')
    await again.signIn(password)
    expect(await again.engine().syncNow()).toMatchObject({ ok: true })
    expect(await ada.engine().withdrawBody(record, '2001-01-01')).toMatchObject({
      ok: false,
      path: 'withdrawn',
    })
  })
})
