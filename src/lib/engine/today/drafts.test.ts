import { afterAll, beforeAll, expect, it } from 'vitest'
import { engineGround, good, type EngineGround } from '#tests/fixtures/engine-ground.ts'
import type { Device } from '#tests/simulation/device.ts'

let ground: EngineGround
let anna: Device

beforeAll(async () => {
  ground = await engineGround(['anna'])
  anna = await ground.tablet('anna')
})
afterAll(() => ground.stop())

const draftsToday = async () => (await anna.engine().today()).items.filter(({ kind }) => kind === 'draft')

it('shows each form that was left, with whom it is about and the way back to it', async () => {
  const engine = anna.engine()
  const { record } = good(
    await engine.newCase({ tavolo: 'empoli', name: 'Lucia', surname: 'Bandini', origin: 'TAVOLO' }),
  )
  const left: [string, object][] = [
    ['contact~a', { name: 'Ornella', surname: '' }],
    ['case~b', { name: '', surname: ' ' }],
    [`edits/${record}~c`, {}],
    [`interview/${record}~d`, { note: 'Prime parole' }],
    [`interview/${record}~e`, { note: 'Altre parole' }],
    ['contact-edit/contact-gone~f', {}],
    [`review/${record}~g`, {}],
    ['review~h', {}],
  ]
  for (const [key, words] of left) {
    ground.clock.now += 1000
    await engine.putDraft(key, words as never)
  }
  const shown = (await draftsToday()).map(({ title, text, href }) => [title, text, href])
  const back = (path: string, key: string) => `${path}?bozza=${encodeURIComponent(key)}`
  const of = `/casi/${record}`
  expect(shown).toEqual([
    ['review', undefined, back('/da-rivedere', 'review~h')],
    ['review', 'Lucia Bandini', back(`${of}/da-rivedere`, `review/${record}~g`)],
    ['contact-edit', undefined, back('/contatti/contact-gone', 'contact-edit/contact-gone~f')],
    ['interview', 'Lucia Bandini', `${back(of, `interview/${record}~e`)}#diario`],
    ['interview', 'Lucia Bandini', `${back(of, `interview/${record}~d`)}#diario`],
    ['edits', 'Lucia Bandini', back(of, `edits/${record}~c`)],
    ['case', undefined, back('/casi/nuovo', 'case~b')],
    ['contact', 'Ornella', back('/contatti/nuovo', 'contact~a')],
  ])
})

it('gives the drafts of one form, the newest first', async () => {
  const engine = anna.engine()
  const keys = async (form: string) => (await engine.drafts(form)).map(({ key }) => key)
  expect(await keys('contact')).toEqual(['contact~a'])
  expect(await keys('conta')).toEqual([])
  await engine.putDraft('contact~z', 'again')
  ground.clock.now += 1000
  await engine.putDraft('contact~a', 'later')
  expect(await keys('contact')).toEqual(['contact~a', 'contact~z'])
  for (const item of await draftsToday()) await engine.dropDraft(item.draft!.key)
  expect(await draftsToday()).toEqual([])
})
