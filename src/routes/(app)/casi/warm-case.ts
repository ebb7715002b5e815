import type { Client } from '#lib/engine/client/connect.ts'
import type { CaseView } from '#lib/engine/views.ts'

/** How many conversations come along when a case opens. */
export const firstConversations = 40

/** A case that is asked for while the finger is still on its row. */
export type WarmCase = {
  ask(record: string): void
  /** What was asked for, once, and unless something changed meanwhile. */
  take(record: string): Promise<CaseView | undefined> | undefined
}

/** Nothing asked for yet. `stop` it when the pages of the cases are left. */
export function createWarmCase(client: Pick<Client, 'openCase' | 'onSignal'>): WarmCase & { stop(): void } {
  let asked: { record: string; answer: Promise<CaseView | undefined> } | undefined
  const stop = client.onSignal(() => (asked = undefined))
  return {
    stop,
    ask(record) {
      if (asked?.record !== record) asked = { record, answer: client.openCase(record, firstConversations) }
    },
    take(record) {
      const found = asked?.record === record ? asked.answer : undefined
      asked = undefined
      return found
    },
  }
}
