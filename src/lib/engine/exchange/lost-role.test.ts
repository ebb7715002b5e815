import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { engineGround, good, meet, type EngineGround } from '#tests/fixtures/engine-ground.ts'
import type { Device } from '#tests/simulation/device.ts'

let ground: EngineGround

beforeAll(async () => {
  ground = await engineGround(['anna', 'bruno', 'tina'])
})
afterAll(() => ground.stop())

/** A case of which every tablet knows. */
async function shareCase(surname: string, ...devices: [Device, ...Device[]]): Promise<string> {
  const input = { tavolo: 'empoli', name: 'Lucia', surname, origin: 'TAVOLO' }
  const { record } = good(await devices[0].engine().newCase(input))
  await meet(...devices)
  return record
}

describe('a role that is taken away while the session lives', () => {
  it('takes the cases off the tablet at its next exchange', async () => {
    const [anna, bruno] = [await ground.tablet('anna'), await ground.tablet('bruno')]
    const record = await shareCase('Tolti', anna, bruno)
    expect(await bruno.engine().openCase(record)).toBeDefined()
    await ground.takeRoles('bruno')
    await bruno.engine().syncNow()
    expect(await bruno.engine().openCase(record)).toBeUndefined()
    expect(await bruno.readDisks()).not.toContain('"key":"tavolo-empoli/')
    expect(await bruno.engine().syncView()).toMatchObject({ local: 0, refused: 0 })
  })

  it('keeps what was not sent among what was refused, with the reason, also when it is tried again', async () => {
    const [anna, tina] = [await ground.tablet('anna'), await ground.tablet('tina')]
    const record = await shareCase('Trattenuti', anna, tina)
    good(await tina.engine().newInterview(record, { date: '2026-03-01', type: 'PRIMO', note: 'solo qui' }))
    await ground.takeRoles('tina')
    for (let turn = 0; turn < 2; turn += 1) {
      await tina.engine().syncNow()
      const tray = await tina.engine().refused()
      expect(tray.map(({ reason }) => reason)).toEqual(['forbidden'])
      expect(await tina.engine().syncView()).toMatchObject({ local: 0, refused: 1 })
      good(await tina.engine().retryRefused(tray.map(({ id }) => id)))
    }
    expect(
      await tina.engine().newInterview(record, { date: '2026-03-02', type: 'PRIMO', note: 'altro' }),
    ).toMatchObject({ ok: false, reason: 'not-allowed' })
  })

  it.each([1, 2, 3, 4])('is learnt to the end, also when a crash cuts it off at write %i', async (write) => {
    const login = `bice.${write}`
    await ground.addUser(login)
    const [anna, bice] = [await ground.tablet('anna'), await ground.tablet(login)]
    const record = await shareCase('Interrotti', anna, bice)
    good(await bice.engine().newInterview(record, { date: '2026-03-01', type: 'PRIMO', note: 'solo qui' }))
    await ground.takeRoles(login)
    bice.fuse.steps = write
    await bice
      .engine()
      .syncNow()
      .catch(() => undefined)
    await bice.restart()
    await bice.engine().syncNow()
    expect(await bice.engine().syncView()).toMatchObject({ local: 0, refused: 1 })
  })
})
