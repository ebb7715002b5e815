import { quotaOf, unallotted } from '#lib/domain/matching/quotas.ts'
import { grantOf } from '#lib/domain/schema/roles.ts'
import { viewOf } from '../casework/open-case.ts'
import { readRecord } from '../session/read-record.ts'
import type { Session } from '../session/session.ts'
import { lineOf, movesOf, quotasIn } from './list-resources.ts'
import type { ResourceView } from './resource-view.ts'

/** A resource with what each tavolo may promise of it. */
export async function openResource(session: Session, record: string): Promise<ResourceView | undefined> {
  const found = await readRecord(session, record)
  const line = found?.folded.kind === 'resource' ? lineOf(session, found) : undefined
  if (!found || !line) return undefined
  const { directory, me } = session
  const [quotas, moves] = [quotasIn(found), movesOf(session, record)]
  const coordinates = (tavolo: string) => me.grants.includes(grantOf('coordinatore', tavolo))
  const held = directory.tavoli().map(({ slug, name }) => ({
    tavolo: slug,
    name,
    quota: quotaOf(slug, quotas, moves),
  }))
  return {
    ...line,
    view: viewOf(session, found),
    quotas: held.filter(({ quota }) => quota > 0),
    unallotted: line.tavolo === undefined ? unallotted(line.places, quotas) : 0,
    tooMany: Math.max(0, quotas.reduce((sum, { places }) => sum + places, 0) - line.places),
    allotments: quotas.map((quota) => ({ ...quota, name: directory.tavoloName(quota.tavolo) })),
    moves: moves.map((move) => ({
      ...move,
      fromName: directory.tavoloName(move.from),
      toName: directory.tavoloName(move.to),
      mayAnswer: move.answer === 'WAITS' && coordinates(move.to),
    })),
    mayAllot:
      line.tavolo === undefined &&
      (['amministrazione', 'cabina'] as const).some((role) => me.grants.includes(grantOf(role))),
    mayGive: line.mine
      .filter(({ tavolo, free }) => free > 0 && coordinates(tavolo))
      .map(({ tavolo }) => tavolo),
  }
}
