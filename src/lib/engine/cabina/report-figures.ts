import { countYear, type YearCount } from '#lib/domain/counting/count-year.ts'
import { startingCounting, type PersonFacts } from '#lib/domain/counting/facts.ts'
import { figuresOf, type Figures } from '#lib/domain/counting/figures.ts'
import { isFresh, yearsToReport } from '#lib/domain/counting/years.ts'
import type { Json } from '#lib/domain/schema/kind.ts'
import { grantOf, itemOfTavolo } from '#lib/domain/schema/roles.ts'
import { isSameJson } from '#lib/entries/canonical.ts'
import { slotRecordId } from '#lib/entries/ids.ts'
import { seenOf, textOf, valueOf } from '#lib/entries/read.ts'
import { dayOf } from '../session/fresh.ts'
import { readRecord } from '../session/read-record.ts'
import type { Session } from '../session/session.ts'
import { write } from '../session/write.ts'
import { factsOf, leftOf } from './facts-of.ts'

/** The one record of what the tavoli report of a year. */
export function aggregateOf(year: string): string {
  return slotRecordId('aggregate', 'network', year)
}

/** What was counted of some facts, so that an exchange that brought nothing counts nothing. */
const counted = new WeakMap<readonly PersonFacts[], Map<string, YearCount>>()

/** Counts a tavolo's year from what this device holds. */
export async function countTavolo(session: Session, tavolo: string, year: string): Promise<YearCount> {
  const left = await leftOf(session, tavolo)
  const facts = factsOf(session, tavolo)
  const of = JSON.stringify([year, left])
  const known = counted.get(facts) ?? new Map<string, YearCount>()
  const count = known.get(of) ?? countYear(facts, left, year, startingCounting)
  counted.set(facts, known.set(of, count))
  return count
}

/**
 * After an exchange: whoever coordinates a tavolo reports its figures, of this year and late ones of the last, where
 * they changed or grew old.
 * Answers whether anything was written.
 */
export async function reportFigures(session: Session): Promise<boolean> {
  const now = session.runtime.now()
  let hasWritten = false
  for (const { slug } of session.me.tavoli) {
    if (!session.me.grants.includes(grantOf('coordinatore', slug))) continue
    for (const year of yearsToReport(dayOf(now))) {
      const figures = figuresOf(await countTavolo(session, slug, year))
      hasWritten = (await report(session, { tavolo: slug, year, figures, now })) || hasWritten
    }
  }
  return hasWritten
}

async function report(
  session: Session,
  { tavolo, year, figures, now }: { tavolo: string; year: string; figures: Figures; now: number },
): Promise<boolean> {
  const record = aggregateOf(year)
  const found = (await readRecord(session, record))?.folded
  const at = `tavoli/${itemOfTavolo(tavolo)}`
  const before = found && valueOf(found, `${at}/figures`)
  const isKept = isFresh(found && textOf(found, `${at}/computed`), year, now)
  if (before !== undefined && isSameJson(before, figures) && isKept) return false
  const values: Record<string, Json> = {
    [`${at}/figures`]: figures,
    [`${at}/computed`]: new Date(now).toISOString(),
  }
  const changes = Object.entries(values).map(([path, value]) => ({ path, value, seen: seenOf(found, path) }))
  return (await write(session, 'cabina', [{ kind: 'aggregate', record, changes }])).ok
}
