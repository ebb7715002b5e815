import type { Answer, Leaves, Remote } from '../remote.ts'
import type { Talk } from './talk.ts'

/** A tablet has no epoch: it is nobody's replica. */
const epoch = 'tablet'

/**
 * Another tablet as the other side of an exchange. It gives what it has, id by id, and takes nothing: it asks for
 * itself. So neither can press anything on the other, and both do the same.
 */
export function createPeerRemote(talk: Talk): Remote {
  const refused = <T>(): Promise<Answer<T>> =>
    Promise.resolve({ ok: false, reason: 'refused', status: 405, code: 'a-tablet' })
  return {
    cursor: refused,
    changes: refused,
    async ids(scope, after) {
      const answer = await talk.ask({ is: 'ask-ids', scope, ...(after !== undefined && { after }) })
      if (answer?.is === 'ids') return { ok: true, value: answer.ids, epoch }
      return trouble(answer)
    },
    async leaves(scope, ids): Promise<Answer<Leaves[]>> {
      const value: Leaves[] = []
      for (let from = 0; from < ids.length;) {
        const asked = ids.slice(from, from + askBatch)
        const answer = await talk.ask({ is: 'ask-bodies', scope, ids: [...asked] })
        if (answer?.is !== 'bodies') return trouble(answer)
        // A page is cut where it grows too long, but never to nothing.
        if (answer.bodies.length === 0 || answer.bodies.length > asked.length)
          return { ok: false, reason: 'misshapen' }
        for (const [i, body] of answer.bodies.entries())
          value.push({ id: asked[i] as string, bodies: body === null ? [] : [body] })
        from += answer.bodies.length
      }
      return { ok: true, value, epoch }
    },
    has: refused,
    push: refused,
    relay: refused,
    beside: refused,
    receipts: refused,
  }
}

const askBatch = 200

function trouble(
  answer: { is: string; why?: string } | undefined,
): { ok: false } & (
  { reason: 'offline' } | { reason: 'misshapen' } | { reason: 'refused'; status: number; code: string }
) {
  if (!answer) return { ok: false, reason: 'offline' }
  if (answer.is === 'no') return { ok: false, reason: 'refused', status: 403, code: answer.why ?? 'no' }
  return { ok: false, reason: 'misshapen' }
}
