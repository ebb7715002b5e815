import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { freeze, thaw } from '#tests/fixtures/frozen/disks.ts'
import { createDevice } from '#tests/simulation/device.ts'

/** A tablet's disks as the core's release (8b2f6d3, 28 November 2026) left them: an own change waits, a field is in conflict. */
const frozen = readFileSync(
  new URL('../../../../tests/fixtures/frozen/core-vault.json', import.meta.url),
  'utf8',
)

/** The tablet is taken out of the drawer the next day, where there is no network. */
async function wakeTablet() {
  const now = Date.parse('2026-11-29T09:00:00.000Z')
  const world = { seed: 3, origin: 'http://127.0.0.1:9', now: () => now }
  const device = createDevice(world, 'tablet-di-anna', 'anna', ['empoli'], await thaw(frozen))
  device.network.isParted = true
  expect(await device.restart()).toBe(true)
  return device
}

it('a vault of the core opens: nothing of it is lost, and what waited still waits', async () => {
  const device = await wakeTablet()
  const [row] = (await device.engine().listCases({ text: 'ghiaccio', from: 0, count: 5 })).rows
  const view = await device.engine().openCase(row?.record ?? '')
  expect(view?.title).toBe('Lucia Ghiaccio')
  expect(view?.person?.fields.phone?.values.map(({ value }) => value).sort()).toEqual([
    '333 2222222',
    '333 3333333',
  ])
  expect(view?.person?.fields.language?.shown).toBe('albanese')
  expect(view?.interviews[0]).toMatchObject({ signed: true })
  expect(view?.timeline.map(({ kind }) => kind)).toContain('interview')
  expect(await device.engine().syncView()).toMatchObject({ local: 1, sent: 0, confirmed: 8, conflicts: 1 })
  expect(await device.engine().verify()).toMatchObject({ differing: [], damaged: [] })
})

it('new kinds are written beside what the core left', async () => {
  const device = await wakeTablet()
  const [row] = (await device.engine().listCases({ text: '', from: 0, count: 5 })).rows
  const made = await device
    .engine()
    .addPart(row?.record ?? '', 'task', { fields: { text: 'Sentire la padrona di casa', by: '2026-12-04' } })
  expect(made).toMatchObject({ ok: true })
  expect((await device.engine().openCase(row?.record ?? ''))?.parts.task).toHaveLength(1)
  expect(await device.restart()).toBe(true)
  expect((await device.engine().openCase(row?.record ?? ''))?.parts.task).toHaveLength(1)
})

it('what is frozen thaws as it was', async () => {
  expect(JSON.parse(await freeze(await thaw(frozen)))).toEqual(JSON.parse(frozen))
})
