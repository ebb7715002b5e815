import type { Store } from '#lib/store/types.ts'
import type { Talk } from './talk.ts'

/** How many ids a page lists. */
const idPage = 5000

/** How many characters of bodies a page carries, about: a line between two tablets moves it in a breath. */
const bodyPage = 256 * 1024

/** Answers what another tablet asks, out of the store, in the scopes that both may read and in no other. */
export function servePeer(talk: Talk, store: Store, scopes: ReadonlySet<string>): void {
  const listed = new Map<string, string[]>()

  async function idsOf(scope: string): Promise<string[]> {
    const known = listed.get(scope)
    if (known) return known
    const all = await store.ids(scope)
    // What was let go is not here to give.
    const ids = all.ok ? all.value.filter(({ away }) => !away).map(({ id }) => id) : []
    listed.set(scope, ids.sort())
    return ids
  }

  async function bodiesOf(scope: string, ids: readonly string[]): Promise<unknown[]> {
    const read = await store.readEntries(scope, ids)
    const byId = new Map(read.ok ? read.value.entries.map((entry) => [entry._id, entry]) : [])
    const bodies: unknown[] = []
    let size = 0
    for (const id of ids) {
      const body = byId.get(id) ?? null
      size += JSON.stringify(body).length
      if (bodies.length > 0 && size > bodyPage) break
      bodies.push(body)
    }
    return bodies
  }

  talk.answer((asked) => {
    const { n, scope } = asked
    if (!scopes.has(scope)) return talk.say({ is: 'no', n, why: 'not-shared' })
    if (asked.is === 'ask-ids') {
      const { after } = asked
      void idsOf(scope).then((all) =>
        talk.say({
          is: 'ids',
          n,
          ids: all.filter((id) => after === undefined || id > after).slice(0, idPage),
        }),
      )
    } else void bodiesOf(scope, asked.ids).then((bodies) => talk.say({ is: 'bodies', n, bodies }))
  })
}
