import { expect, it } from 'vitest'
import { exchangeGround } from '#tests/fixtures/exchange-ground.ts'
import { recordId } from '#tests/fixtures/make-entry.ts'
import { must } from '#tests/fixtures/store/open-test-store.ts'
import { createSpeaker } from '#tests/fixtures/store/speaker.ts'
import { createVirtualClock } from '#tests/fixtures/virtual-clock.ts'
import { exchangeAll } from './exchange-all.ts'

it('[Y14] what waits to be sent goes first', async () => {
  const { store, remote } = await exchangeGround()
  must(await store.save('tavolo-empoli', [createSpeaker().say(recordId('person', 1), { name: 'Ida' })]))
  const options = {
    ...{ store, remote },
    runtime: { ...createVirtualClock(), online: () => true, random: (n: number) => new Uint8Array(n) },
    scopes: () => ['cabina', 'rete', 'tavolo-empoli'],
    pulls: () => true,
    renew: () => Promise.resolve('failed' as const),
    onState: () => undefined,
  }
  const { signal } = new AbortController()
  expect(await exchangeAll(options, signal, () => undefined)).toMatchObject({ ok: true })
  expect(remote.heard.map(({ call, scope }) => `${call} ${scope}`)).toEqual([
    'push tavolo-empoli',
    'changes tavolo-empoli',
    'changes cabina',
    'changes rete',
  ])
})
