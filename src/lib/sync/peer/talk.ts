import type { Line } from './line.ts'
import { readMessage, type PeerMessage } from './peer-wire.ts'

/** One side of the conversation over a line. */
export type Talk = {
  say(message: PeerMessage): void
  /** The next message of a kind; `undefined` when the line ended, or was silent for too long. */
  next<K extends PeerMessage['is']>(is: K): Promise<Extract<PeerMessage, { is: K }> | undefined>
  /** Asks, and waits for the answer with the same number. */
  ask(ask: Ask): Promise<Extract<PeerMessage, { is: 'ids' | 'bodies' | 'no' }> | undefined>
  /** From now on what the other asks is answered. */
  answer(listener: (asked: Asked) => void): void
  end(): void
}

type Asked = Extract<PeerMessage, { is: 'ask-ids' | 'ask-bodies' }>
type Ask =
  { is: 'ask-ids'; scope: string; after?: string } | { is: 'ask-bodies'; scope: string; ids: string[] }
type Sleep = (ms: number, signal?: AbortSignal) => Promise<void>

/** After so long without a word of the other side a tablet is taken for gone. */
export const silenceMs = 30_000

/** Listens to a line. Whatever comes restarts the wait of everybody. */
export function talkOver(line: Line, sleep: Sleep): Talk {
  const early: PeerMessage[] = []
  const waits = createWaits(() => line.end(), sleep)
  let answering: ((asked: Asked) => void) | undefined
  let asked = 0

  function take(message: PeerMessage): void {
    if (isAsked(message)) {
      if (answering) answering(message)
      else early.push(message)
      return
    }
    const isWanted = waits.settle('n' in message ? `n${message.n}` : message.is, message)
    // An answer that nobody waits for any more is nothing.
    if (!isWanted && !('n' in message)) early.push(message)
  }

  line.hear((text) => {
    if (text === undefined) return waits.finish()
    const message = readMessage(text)
    if (message) take(message)
    waits.restart()
  })
  return {
    say: (message) => line.send(JSON.stringify(message)),
    async next(is) {
      const i = early.findIndex((message) => message.is === is)
      const found = i >= 0 ? early.splice(i, 1)[0] : await waits.until(is)
      return found as Extract<PeerMessage, { is: typeof is }> | undefined
    },
    async ask(ask) {
      asked += 1
      const answer = waits.until(`n${asked}`)
      line.send(JSON.stringify({ ...ask, n: asked }))
      return (await answer) as Extract<PeerMessage, { is: 'ids' | 'bodies' | 'no' }> | undefined
    },
    answer(listener) {
      answering = listener
      for (const message of early.splice(0))
        if (isAsked(message)) listener(message)
        else early.push(message)
    },
    end: () => line.end(),
  }
}

function isAsked(message: PeerMessage): message is Asked {
  return message.is === 'ask-ids' || message.is === 'ask-bodies'
}

/** Those who wait for a word, by what they wait for; all of them give up when nothing at all comes for too long. */
function createWaits(giveUp: () => void, sleep: Sleep) {
  const waiting = new Map<string, (message: PeerMessage | undefined) => void>()
  let isOver = false
  let silence = new AbortController()

  function restart(): void {
    silence.abort()
    if (isOver || waiting.size === 0) return
    const { signal } = (silence = new AbortController())
    void sleep(silenceMs, signal).then(() => {
      if (!signal.aborted) giveUp()
    })
  }

  return {
    restart,
    until(key: string): Promise<PeerMessage | undefined> {
      if (isOver) return Promise.resolve(undefined)
      return new Promise((resolve) => {
        waiting.set(key, resolve)
        restart()
      })
    },
    /** True when somebody waited for it. */
    settle(key: string, message: PeerMessage): boolean {
      const done = waiting.get(key)
      waiting.delete(key)
      done?.(message)
      return done !== undefined
    },
    finish(): void {
      isOver = true
      for (const done of waiting.values()) done(undefined)
      waiting.clear()
      silence.abort()
    },
  }
}
