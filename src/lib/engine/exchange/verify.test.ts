import { expect, it } from 'vitest'
import { refuse } from '#lib/store/outcome.ts'
import type { Store } from '#lib/store/types.ts'
import { createDesk } from '../desk.ts'
import type { Ports } from '../ports.ts'
import type { Session } from '../session/session.ts'
import { exchangeCalls } from './calls.ts'

const sound = { records: 3, entries: 9, differing: [], damaged: [], misnamed: [] }
const torn = { ...sound, damaged: [{ scope: 'tavolo-empoli', record: 'case-1' }] }

/** "Verifica integrità" over a store that answers so. */
function check(store: Partial<Store>) {
  const desk = createDesk()
  const idle = { nudge: () => undefined, stop: () => undefined }
  desk.sit({ store } as Session, idle as never, idle as never)
  return exchangeCalls({ runtime: { now: () => 5 } } as Ports, desk).verify()
}

it('a check that the disk broke off does not say that all is well', async () => {
  expect(await check({ verify: async () => refuse('storage') })).toMatchObject({ isComplete: false })
})

it('damage that could not be mended is not told as mended', async () => {
  const verify: Store['verify'] = async () => ({ ok: true, value: torn })
  const checked = await check({ verify, repair: async () => refuse('full') })
  expect(checked).toMatchObject({ isComplete: false, damaged: ['case-1'] })
})

it('what is sound, and what was mended, is told', async () => {
  const verify: Store['verify'] = async () => ({ ok: true, value: sound })
  expect(await check({ verify })).toMatchObject({ isComplete: true, records: 3 })
  const repair: Store['repair'] = async () => ({ ok: true, value: { records: [], refetch: [], lost: [] } })
  const mended = await check({ verify: async () => ({ ok: true, value: torn }), repair })
  expect(mended).toMatchObject({ isComplete: true, damaged: ['case-1'] })
})
