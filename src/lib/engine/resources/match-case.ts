import { ageOn } from '#lib/domain/age.ts'
import { areas, type Area } from '#lib/domain/autonomy/areas.ts'
import { byFit, matchResource, type Offer, type Seeker } from '#lib/domain/matching/match-resource.ts'
import { needs, resourceTypes, type Need, type ResourceType } from '#lib/domain/matching/resource-terms.ts'
import { parseDatabase } from '#lib/domain/schema/database.ts'
import { plainText } from '#lib/domain/schema/plain-text.ts'
import type { PlanState } from '#lib/domain/workflow/plan-states.ts'
import { itemsOf, valueOf } from '#lib/entries/read.ts'
import { anyText } from '../session/any-text.ts'
import type { NetworkRecord } from '../session/directory.ts'
import { dayOf } from '../session/fresh.ts'
import { readRecord } from '../session/read-record.ts'
import type { Session } from '../session/session.ts'
import { personRow } from '../casework/case-row.ts'
import { lineOf } from './list-resources.ts'
import type { MatchView, ResourceLine } from './resource-view.ts'

/** The resources for the person of a case, with the reasons for and against; none is hidden. */
export async function matchCase(session: Session, caseRecord: string): Promise<MatchView[]> {
  const row = session.rows.get(caseRecord)
  const tavolo = row && parseDatabase(row.scope)?.tavolo
  if (!row || tavolo === undefined) return []
  const today = dayOf(session.runtime.now())
  const seeker = await seekerOf(session, caseRecord)
  return session.directory
    .records('resource')
    .flatMap((found) => {
      const resource = lineOf(session, found)
      if (!resource || (resource.tavolo ?? tavolo) !== tavolo) return []
      const match = matchResource(seeker, offerOf(found, resource, tavolo), today)
      return [{ resource, match }]
    })
    .sort((a, b) => byFit(a.match, b.match))
}

async function seekerOf(session: Session, caseRecord: string): Promise<Seeker> {
  const row = session.rows.get(caseRecord)
  const person = row && personRow(session, row)?.shown
  const age = person && ageOn(dayOf(session.runtime.now()), person)
  return {
    ...(age !== undefined && { age }),
    ...(typeof person?.comune === 'string' && { comune: person.comune }),
    areas: await areasOfPlans(session, caseRecord),
  }
}

const over: readonly string[] = ['SUPERATO', 'CONCLUSO', 'INTERROTTO'] satisfies PlanState[]

/** The areas of the objectives of the plans that are not over. */
async function areasOfPlans(session: Session, caseRecord: string): Promise<Area[]> {
  const plans = session.rows
    .ofCase(caseRecord)
    .filter(({ kind, shown }) => kind === 'plan' && !over.includes(plainText(shown.state)))
  const found = await Promise.all(plans.map(({ record }) => readRecord(session, record)))
  const named = found.flatMap((plan) =>
    plan
      ? itemsOf(plan.folded, 'objectives').map((item) => anyText(plan.folded, `objectives/${item}/area`))
      : [],
  )
  return areas.filter((area) => named.includes(area))
}

function offerOf({ folded }: NetworkRecord, line: ResourceLine, tavolo: string): Offer {
  const list = (path: string) => {
    const value = valueOf(folded, path)
    return Array.isArray(value) ? value : []
  }
  const age = (path: string) => {
    const value = valueOf(folded, path)
    return typeof value === 'number' ? { [path]: value } : {}
  }
  return {
    type: resourceTypes.find((type): type is ResourceType => type === line.type) ?? 'BENE',
    ...(line.comune !== undefined && { comune: line.comune }),
    needs: needs.filter((need): need is Need => list('needs').includes(need)),
    ways: list('ways').filter((way) => typeof way === 'string'),
    ...age('minAge'),
    ...age('maxAge'),
    ...(line.from !== undefined && { from: line.from }),
    ...(line.to !== undefined && { to: line.to }),
    free: line.mine.find((one) => one.tavolo === tavolo)?.free ?? 0,
  }
}
