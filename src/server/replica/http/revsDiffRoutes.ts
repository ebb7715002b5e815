import type { FastifyInstance } from 'fastify'
import { type Outcome, accept, sendJson, sendRefusal } from '../refusal.ts'
import { parseRevs } from '../revisions/parseRev.ts'
import { type Rev, allRevs, leavesOf, revText } from '../revisions/revTree.ts'
import type { Metadata } from '../storage/layout.ts'
import { readMetadata } from '../storage/reads.ts'
import { databaseOf } from './access.ts'
import { bodyObject } from './query.ts'

/** `POST /db/_revs_diff`: which of the given revisions are not known here. */
export function addRevsDiff(app: FastifyInstance) {
  app.post('/:db/_revs_diff', { config: { replicaAccess: 'member' } }, async (request, reply) => {
    const body = bodyObject(request)
    const asked = body.ok ? readIdsRevs(body.value) : body
    if (!asked.ok) return sendRefusal(reply, asked.refusal)
    const ids = asked.value.map(({ id }) => id)
    const known = await databaseOf(request).read((level) => readMetadata(level, ids))
    const rows = asked.value.flatMap(({ id, revs }, index) => {
      const difference = differ(known[index], revs)
      return difference ? [[id, difference] as const] : []
    })
    return sendJson(reply, 200, Object.fromEntries(rows))
  })
}

/** Reads the object of revisions by document id that `_revs_diff` and `_purge` take. */
export function readIdsRevs(body: Record<string, unknown>): Outcome<{ id: string; revs: Rev[] }[]> {
  const rows: { id: string; revs: Rev[] }[] = []
  for (const [id, list] of Object.entries(body)) {
    const revs = parseRevs(list)
    if (!revs.ok) return revs
    rows.push({ id, revs: revs.value })
  }
  return accept(rows)
}

function differ(metadata: Metadata | undefined, revs: Rev[]): object | null {
  if (!metadata) return revs.length > 0 ? { missing: revs.map(revText) } : null
  const known = allRevs(metadata.rev_tree)
  const missing = revs.filter((rev) => !known.has(revText(rev)))
  if (missing.length === 0) return null
  const highest = missing.reduce((most, { pos }) => Math.max(most, pos), 0)
  const ancestors = leavesOf(metadata.rev_tree).filter(({ pos }) => pos < highest)
  return {
    missing: missing.map(revText),
    ...(ancestors.length > 0 ? { possible_ancestors: ancestors.map(revText) } : {}),
  }
}
