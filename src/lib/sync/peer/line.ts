/** A way to another tablet: whole texts, in order, until either ends it. A `MessagePort` is one. */
export type PeerPort = Pick<MessagePort, 'postMessage' | 'onmessage' | 'close'>

/** The line of one meeting: what is heard waits until it is asked for. */
export type Line = {
  send(text: string): void
  /** Hands on every text, those that came before too; `undefined` once the line has ended. */
  hear(listener: (text: string | undefined) => void): void
  end(): void
}

/** What is sent to say that the line ends: a port itself tells nobody. */
const goodbye = ''

/** A line over a port. */
export function lineOver(port: PeerPort): Line {
  const early: (string | undefined)[] = []
  let listener: ((text: string | undefined) => void) | undefined
  let isOver = false
  const hand = (text: string | undefined) => {
    if (isOver) return
    if (text === undefined) isOver = true
    if (listener) listener(text)
    else early.push(text)
  }
  port.onmessage = ({ data }: { data: unknown }) => {
    if (typeof data === 'string') hand(data === goodbye ? undefined : data)
  }
  return {
    send(text) {
      if (!isOver) port.postMessage(text)
    },
    hear(next) {
      listener = next
      for (const text of early.splice(0)) next(text)
    },
    end() {
      if (isOver) return
      port.postMessage(goodbye)
      hand(undefined)
      port.close()
    },
  }
}
