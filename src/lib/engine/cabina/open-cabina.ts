import { comuni } from '#lib/domain/comuni.ts'
import type { Excluded, Item, NotYet } from '#lib/domain/counting/count-year.ts'
import {
  figuresByCode,
  figuresOf,
  figuresShape,
  shareOfYear,
  sumFigures,
  type Figures,
} from '#lib/domain/counting/figures.ts'
import {
  compareTargets,
  seedTargets,
  targetCodes,
  targetPath,
  type TargetCode,
} from '#lib/domain/counting/programme.ts'
import { monthsShown, reasonsShown, tavoliShown, threeOf } from '#lib/domain/counting/shown-figures.ts'
import { isFresh } from '#lib/domain/counting/years.ts'
import { grantOf, itemOfTavolo } from '#lib/domain/schema/roles.ts'
import { winCode } from '#lib/domain/win-code.ts'
import { isSameJson } from '#lib/entries/canonical.ts'
import type { Folded } from '#lib/entries/fold.ts'
import { parseRecordId, slotRecordId } from '#lib/entries/ids.ts'
import { textOf, valueOf } from '#lib/entries/read.ts'
import { personRow } from '../casework/case-row.ts'
import { dayOf } from '../session/fresh.ts'
import { readRecord } from '../session/read-record.ts'
import type { Session } from '../session/session.ts'
import { titleOf } from '../session/summarise.ts'
import type { CabinaView, CountedItem, ProgrammeView, TavoloReport } from './cabina-view.ts'
import { aggregateOf, countTavolo } from './report-figures.ts'

/** The one record of a year's programme. */
export function programmeOf(year: string): string {
  return slotRecordId('programme', 'network', year)
}

/** The dashboard of a year; a year for which nothing was settled begins with the seeds' targets. */
export async function openCabina(session: Session, year: string): Promise<CabinaView> {
  const programme = await readProgramme(session, year)
  const reported = (await readRecord(session, aggregateOf(year)))?.folded
  const mine = coordinated(session)
  const tavoli: (TavoloReport & { figures?: Figures })[] = []
  for (const { slug, name } of session.directory.tavoli())
    tavoli.push(await tavoloReport(session, reported, { slug, name, year, isMine: mine.includes(slug) }))
  const told = tavoli.flatMap(({ tavolo, figures }) =>
    figures ? [{ ...areaOf(tavolo), tavolo, figures }] : [],
  )
  const sum = sumFigures(told.map(({ figures }) => figures))
  return {
    programme,
    total: { ...threeOf(sum), interventions: sum.interventions, people: sum.people },
    ...compareTargets(programme, sum.values),
    tavoli: tavoli.map(({ figures: _figures, ...report }) => report),
    byTavolo: tavoliShown(told, mine),
    byMonth: monthsShown(sum, year),
    notYet: reasonsShown(sum.notYet),
    excluded: reasonsShown(sum.excluded),
    gone: shareOfYear(year, dayOf(session.runtime.now())),
    mine,
  }
}

function areaOf(tavolo: string): { area?: string } {
  const area = comuni.find(({ slug }) => slug === tavolo)?.subArea
  return area === undefined ? {} : { area }
}

/** The tavoli that this person coordinates: their figures open to single cases here. */
function coordinated({ me }: Session): string[] {
  return me.tavoli.flatMap(({ slug }) => (me.grants.includes(grantOf('coordinatore', slug)) ? [slug] : []))
}

async function readProgramme(session: Session, year: string): Promise<ProgrammeView> {
  const found = (await readRecord(session, programmeOf(year)))?.folded
  const mayWrite = session.me.grants.includes(grantOf('cabina'))
  if (!found) return { year, targets: seedTargets, settled: false, mayWrite }
  const targets: Partial<Record<TargetCode, number>> = {}
  for (const code of targetCodes) {
    const value = valueOf(found, targetPath(code))
    if (typeof value === 'number') targets[code] = value
  }
  const [resolution, resolvedOn] = [textOf(found, 'resolution'), textOf(found, 'resolvedOn')]
  return {
    year,
    targets,
    ...(resolution !== undefined && { resolution }),
    ...(resolvedOn !== undefined && { resolvedOn }),
    settled: true,
    mayWrite,
  }
}

async function tavoloReport(
  session: Session,
  reported: Folded | undefined,
  { slug, name, year, isMine }: { slug: string; name: string; year: string; isMine: boolean },
): Promise<TavoloReport & { figures?: Figures }> {
  const at = `tavoli/${itemOfTavolo(slug)}`
  const read = figuresShape.safeParse(reported && valueOf(reported, `${at}/figures`))
  const figures = read.success ? read.data : undefined
  const computed = reported && textOf(reported, `${at}/computed`)
  const own = isMine ? figuresOf(await countTavolo(session, slug, year)) : undefined
  return {
    tavolo: slug,
    name,
    ...(figures && { figures }),
    ...(computed !== undefined && { computed }),
    isFresh: figures !== undefined && isFresh(computed, year, session.runtime.now()),
    differs: own !== undefined && figures !== undefined && !isSameJson(own, figures),
  }
}

/** [K6] What stands behind a figure of a tavolo that this person coordinates: counted, not yet, excluded, and why. */
export async function behindFigure(
  session: Session,
  { tavolo, year, code }: { tavolo: string; year: string; code: TargetCode },
): Promise<CountedItem[]> {
  if (!coordinated(session).includes(tavolo)) return []
  const figure = figuresByCode(await countTavolo(session, tavolo, year))[code]
  return (['counted', 'notYet', 'excluded'] as const).flatMap((state) =>
    figure[state].map((item) => itemView(session, state, item)),
  )
}

function itemView(
  session: Session,
  state: CountedItem['state'],
  { person, on, why }: Item<NotYet | Excluded | undefined>,
): CountedItem {
  const row = session.rows.get(person)
  const shown = row && (personRow(session, row) ?? row).shown
  const isCase = parseRecordId(person)?.kind === 'case'
  return {
    ...(row && { target: person }),
    title: shown ? titleOf(shown) : '',
    code: isCase ? winCode(person) : '',
    ...(on !== undefined && { on }),
    state,
    ...(why !== undefined && { why }),
  }
}
