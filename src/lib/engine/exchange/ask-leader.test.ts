import { expect, it } from 'vitest'
import { createVirtualClock, settle } from '#tests/fixtures/virtual-clock.ts'
import type { TabMessage } from '../ports.ts'
import { askLeader } from './ask-leader.ts'

const vault = 'v1'

/** Two tabs of one vault: one asks, the other says what the test says. */
function twoTabs() {
  const clock = createVirtualClock()
  const listeners = new Set<(message: TabMessage) => void>()
  const asked: TabMessage[] = []
  const tabs = {
    post: (message: TabMessage) => void asked.push(message),
    listen(listener: (message: TabMessage) => void) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
  let made = 0
  const asking = askLeader({ tabs, runtime: clock }, vault, () => `ask-${(made += 1)}`)
  const say = (message: TabMessage) => {
    for (const listener of [...listeners]) listener(message)
  }
  return { clock, asked, asking, say, listeners }
}

const working = { type: 'sync-state', vault, state: '{"phase":"working"}' } as const

it('is done when the leading tab says that the turn asked for has ended', async () => {
  const { asked, asking, say, clock } = twoTabs()
  const [first, second] = [asking.now(), asking.now()]
  expect(asked).toEqual([
    { type: 'sync-now', vault, ask: 'ask-1' },
    { type: 'sync-now', vault, ask: 'ask-2' },
  ])
  say({ type: 'sync-done', vault, ask: 'ask-2' })
  expect(await second).toBe(true)
  say({ type: 'sync-done', vault: 'another', ask: 'ask-1' })
  say({ type: 'sync-done', vault, ask: 'ask-1' })
  expect(await first).toBe(true)
  expect(clock.due()).toEqual([])
})

it('waits as long as the leading tab is heard of, and gives up after twenty seconds of silence', async () => {
  const { asking, say, clock } = twoTabs()
  let done: boolean | undefined
  void asking.now().then((isDone) => (done = isDone))
  for (let turn = 0; turn < 3; turn += 1) {
    await clock.pass(19_999)
    say(working)
  }
  await clock.pass(19_999)
  expect(done).toBeUndefined()
  await clock.pass(1)
  expect(done).toBe(false)
})

it('ends what is asked when the vault locks, and listens no more', async () => {
  const { asking, listeners, clock } = twoTabs()
  const open = asking.now()
  asking.stop()
  expect(await open).toBe(false)
  await settle()
  expect([listeners.size, clock.due()]).toEqual([0, []])
})
