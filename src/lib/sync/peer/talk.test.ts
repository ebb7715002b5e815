import { describe, expect, it } from 'vitest'
import { peerPorts } from '#tests/fixtures/peer-ports.ts'
import { lineOver } from './line.ts'
import { silenceMs, talkOver, type Talk } from './talk.ts'

/** Sleeps that last until the test lets the time pass. */
function clock() {
  const sleepers = new Set<{ ms: number; wake: () => void }>()
  return {
    sleep: (ms: number, signal?: AbortSignal) =>
      new Promise<void>((resolve) => {
        const one = { ms, wake: resolve }
        sleepers.add(one)
        signal?.addEventListener('abort', () => {
          sleepers.delete(one)
          resolve()
        })
      }),
    pass: (ms: number) => [...sleepers].filter((one) => one.ms <= ms).forEach(({ wake }) => wake()),
  }
}

function talks(): { one: Talk; other: Talk; say: (text: string) => void; pass: (ms: number) => void } {
  const [a, b] = peerPorts()
  const { sleep, pass } = clock()
  return {
    one: talkOver(lineOver(a), sleep),
    other: talkOver(lineOver(b), sleep),
    say: (text) => b.postMessage(text),
    pass,
  }
}

describe('the talk of two tablets', () => {
  it('hands on what came before it was asked for', async () => {
    const { one, other } = talks()
    other.say({ is: 'took', count: 3 })
    await Promise.resolve()
    expect(await one.next('took')).toEqual({ is: 'took', count: 3 })
  })

  it('passes over what is no message, is too long, or answers nothing', async () => {
    const { one, other, say } = talks()
    for (const text of [
      'nulla',
      '{}',
      '{"is":"took"}',
      '[]',
      '{"is":"ids","n":7,"ids":[]}',
      'x'.repeat(9_000_000),
    ])
      say(text)
    other.say({ is: 'took', count: 1 })
    expect(await one.next('took')).toEqual({ is: 'took', count: 1 })
  })

  it('answers by number, whatever else is said between', async () => {
    const { one, other } = talks()
    other.answer((asked) => {
      other.say({ is: 'proof', sig: 'x' })
      other.say({ is: 'ids', n: asked.n, ids: [asked.scope] })
    })
    const answers = await Promise.all(['rete', 'cabina'].map((scope) => one.ask({ is: 'ask-ids', scope })))
    expect(answers.map((answer) => answer?.is === 'ids' && answer.ids)).toEqual([['rete'], ['cabina']])
  })

  it('gives up after a long silence, and at once when the line ends', async () => {
    const { one, pass } = talks()
    const waiting = one.next('took')
    pass(silenceMs)
    expect(await waiting).toBeUndefined()
    const second = talks()
    const heard = second.one.next('took')
    second.other.end()
    expect(await heard).toBeUndefined()
    expect(await second.one.ask({ is: 'ask-ids', scope: 'rete' })).toBeUndefined()
  })
})
