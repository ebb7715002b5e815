import { resourceTypes } from '#lib/domain/matching/resource-terms.ts'
import { unallotted, type Quota } from '#lib/domain/matching/quotas.ts'
import type { Json } from '#lib/domain/schema/kind.ts'
import { plainText } from '#lib/domain/schema/plain-text.ts'
import { itemOfTavolo } from '#lib/domain/schema/roles.ts'
import { newRecordId, newToken } from '#lib/entries/ids.ts'
import type { Outcome } from '../api.ts'
import { dayOf, freshChanges } from '../session/fresh.ts'
import { readRecord } from '../session/read-record.ts'
import type { Session } from '../session/session.ts'
import { write } from '../session/write.ts'
import { lineOf, movesOf, quotasIn } from './list-resources.ts'

/** "Nuova risorsa", for the whole network with its quotas, or for one tavolo. */
export async function newResource(
  session: Session,
  scope: string,
  fields: Record<string, Json>,
  quotas: readonly Quota[] = [],
): Promise<Outcome<{ record: string }>> {
  const missing = ['body', 'type', 'title', 'places'].find((path) => plainText(fields[path]).trim() === '')
  if (missing) return { ok: false, reason: 'required', path: missing }
  if (!resourceTypes.some((type) => type === fields.type))
    return { ok: false, reason: 'required', path: 'type' }
  const [from, to] = [plainText(fields.from), plainText(fields.to)]
  if (from && to && to < from) return { ok: false, reason: 'invalid', path: 'to' }
  if (quotas.reduce((sum, { places }) => sum + places, 0) > Number(fields.places))
    return { ok: false, reason: 'no-places', path: 'places' }
  const record = newRecordId('resource', session.runtime.random)
  const changes = freshChanges({ ...fields, ...quotaFields(session, quotas) })
  const saved = await write(session, scope, [{ kind: 'resource', record, changes }])
  return saved.ok ? { ok: true, record } : saved
}

/** Gives places that no tavolo has to one. */
export async function allot(session: Session, record: string, quota: Quota): Promise<Outcome> {
  const found = await readRecord(session, record)
  const line = found?.folded.kind === 'resource' ? lineOf(session, found) : undefined
  if (!found || !line) return { ok: false, reason: 'not-found' }
  if (!quota.tavolo) return { ok: false, reason: 'required', path: 'tavolo' }
  if (quota.places < 1 || quota.places > unallotted(line.places, quotasIn(found)))
    return { ok: false, reason: 'no-places', path: 'places' }
  const changes = freshChanges(quotaFields(session, [quota]))
  const saved = await write(session, found.scope, [{ kind: 'resource', record, changes }])
  return saved.ok ? { ok: true } : saved
}

function quotaFields({ runtime }: Session, quotas: readonly Quota[]): Record<string, Json> {
  return Object.fromEntries(
    quotas.flatMap(({ tavolo, places }): [string, Json][] => {
      const item = newToken(runtime.random)
      return [
        [`quotas/${item}/tavolo`, tavolo],
        [`quotas/${item}/places`, places],
      ]
    }),
  )
}

/** Whoever coordinates gives free places of its tavolo to another; they are gone from here at once. */
export async function giveQuota(
  session: Session,
  resource: string,
  { from, to, places }: { from: string; to: string; places: number },
): Promise<Outcome<{ record: string }>> {
  const found = await readRecord(session, resource)
  const line = found && lineOf(session, found)
  if (!line) return { ok: false, reason: 'not-found' }
  if (!to || to === from) return { ok: false, reason: 'required', path: 'to' }
  const free = line.mine.find(({ tavolo }) => tavolo === from)?.free ?? 0
  if (places < 1 || places > free) return { ok: false, reason: 'no-places', path: 'places' }
  const record = newRecordId('quota-move', session.runtime.random)
  const at = `giver/${itemOfTavolo(from)}`
  const changes = freshChanges({
    [`${at}/resource`]: resource,
    [`${at}/to`]: to,
    [`${at}/places`]: places,
    [`${at}/on`]: dayOf(session.runtime.now()),
  })
  const saved = await write(session, 'rete', [{ kind: 'quota-move', record, changes }])
  return saved.ok ? { ok: true, record } : saved
}

/** Whoever coordinates takes the places that another tavolo gives, or does not. */
export async function answerQuota(
  session: Session,
  resource: string,
  move: string,
  answer: 'ACCETTATO' | 'RIFIUTATO',
): Promise<Outcome> {
  const known = movesOf(session, resource).find(({ record }) => record === move)
  if (!known) return { ok: false, reason: 'not-found' }
  if (known.answer !== 'WAITS') return { ok: false, reason: 'no-such-move' }
  const at = `taker/${itemOfTavolo(known.to)}`
  const changes = freshChanges({ [`${at}/answer`]: answer, [`${at}/on`]: dayOf(session.runtime.now()) })
  const saved = await write(session, 'rete', [{ kind: 'quota-move', record: move, changes }])
  return saved.ok ? { ok: true } : saved
}
