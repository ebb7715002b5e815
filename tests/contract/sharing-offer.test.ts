import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { valueOf } from '#lib/entries/read.ts'
import { laySharingGround, montelupo, montespertoli, type SharingGround } from './sharing-ground.ts'

let ground: SharingGround

beforeAll(async () => {
  ground = await laySharingGround()
})
afterAll(() => ground.stop())

describe('a case that a tavolo offers to share', () => {
  it('shows nothing until the other one takes it, and needs no case there', async () => {
    const host = await ground.openCase(ground.running.tablets.leonilda, 'montelupo-fiorentino', {
      name: 'Dina',
      surname: 'Offerta',
      on: '2026-11-02',
    })
    const offer = await ground.running.tablets.leonilda.entry('sharing', {
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
    await ground.push(ground.running.tablets.leonilda, montelupo, offer)
    expect(await ground.sharingsIn(montespertoli, host.record)).toHaveLength(1)
    expect(await ground.textOf(montespertoli)).not.toContain('Offerta')
    await ground.agree(ground.running.tablets.gaia, montespertoli, offer.record, ['STATO', 'RECAPITI'])
    const [shown] = await ground.shownAt(offer.record)
    expect(shown && valueOf(shown, 'surname')).toBe('Offerta')
  })

  it("is nobody's to offer but the tavolo's that has the case", async () => {
    const host = await ground.openCase(ground.running.tablets.leonilda, 'montelupo-fiorentino', {
      name: 'Ada',
      surname: 'Altrui',
      on: '2026-11-02',
    })
    const offer = await ground.running.tablets.vincenzo.entry('sharing', {
      one: 'montespertoli',
      other: 'vinci',
      otherCase: host.record,
      reason: 'LAVORO',
      on: '2026-11-12',
      competent: 'vinci',
      otherAnswer: 'SI',
      otherAgrees: ['STATO'],
    })
    await ground.push(ground.running.tablets.vincenzo, 'tavolo-vinci', offer)
    await ground.push(
      ground.running.tablets.gaia,
      montespertoli,
      await ground.running.tablets.gaia.entry('sharing', { oneAnswer: 'SI' }, { record: offer.record }),
    )
    expect(await ground.shownAt(offer.record)).toEqual([])
    expect(await ground.textOf(montespertoli)).not.toContain('Altrui')
  })

  it('ends when the case goes on to a third tavolo, though nobody writes of it', async () => {
    const { host, record } = await ground.share('Ripartita')
    expect(await ground.shownAt(record)).toHaveLength(1)
    const { leonilda, vincenzo } = ground.running.tablets
    const way = { from: 'montelupo-fiorentino', to: 'vinci', reason: 'RESIDENZA', on: '2026-11-20' }
    const proposed = await leonilda.entry('transfer', { target: host.record, ...way })
    await ground.push(leonilda, montelupo, proposed)
    const about = { record: proposed.record }
    const accepted = await vincenzo.entry('transfer', { acceptedOn: '2026-11-21' }, about)
    await ground.push(vincenzo, 'tavolo-vinci', accepted)
    expect((await ground.found('tavolo-vinci', 'case')).map((each) => each.record)).toContain(host.record)
    expect(await ground.shownAt(record)).toEqual([])
    expect(await ground.textOf(montespertoli)).not.toContain('Ripartita')
  })

  it('goes on after a crash between the two answers and the joining', async () => {
    const { host, guest } = await ground.meet('Interrotta')
    const [sharing] = await ground.sharingsIn(montelupo, host.record)
    const record = sharing?.record ?? ''
    await ground.agree(ground.running.tablets.leonilda, montelupo, record, ['STATO'])
    const set = { otherAnswer: 'SI', otherAgrees: ['STATO'], otherOn: '2026-11-13' }
    const last = await ground.running.tablets.gaia.entry('sharing', set, { record })
    // The answer is written, and the gateway dies before it does anything.
    const as = ground.running.all.gateway.speak({
      login: 'montespertoli',
      grants: ground.running.tablets.gaia.session?.grants ?? [],
      salt: '',
    })
    await ground.running.all.couch.ask({
      method: 'POST',
      path: `/${montespertoli}/_bulk_docs`,
      body: { docs: [last] },
      as,
    })
    await ground.restart()
    expect((await ground.found(montespertoli, 'case')).map((each) => each.record)).not.toContain(guest.record)
    expect(await ground.shownAt(record)).toHaveLength(1)
  })
})
