import type { Json } from '#lib/domain/schema/kind.ts'
import type { Text } from '../text/index.ts'
import type { ListTable } from './case-fields.ts'
import { shownText, type NameOf } from '../record/field-text.ts'

/** An item of a list in words: what it is, and what is said of it. `shown` answers its leaves. */
export function itemWords(
  table: ListTable,
  shown: (leaf: string) => Json | undefined,
  text: Text,
  nameOf: NameOf,
): { title: string; more: string } {
  const words = text.say.cases.file
  const said = (leaf: string) => {
    const line = table.fields.find(({ path }) => path === leaf)
    return line ? shownText(line.control, shown(leaf), text, nameOf) : ''
  }
  const title = table.head.map(said).filter(Boolean).join(' · ')
  const more: Record<string, (leaf: string) => string> = {
    dependent: (leaf) => (shown(leaf) === true ? words.isDependent : ''),
    school: (leaf) => (shown(leaf) === true ? words.isAtSchool : ''),
    centsPerMonth: (leaf) => (said(leaf) ? words.aMonth(said(leaf)) : ''),
    from: (leaf) => (said(leaf) ? words.fromDay(said(leaf)) : ''),
    by: (leaf) => (said(leaf) ? words.byDay(said(leaf)) : ''),
    level: (leaf) => (said(leaf) ? words.atLevel(said(leaf)) : ''),
    to: (leaf) => (said(leaf) ? words.toDay(said(leaf)) : ''),
    signed: (leaf) => (said(leaf) ? words.signedOn(said(leaf)) : ''),
    left: (leaf) => (said(leaf) ? words.leavesOn(said(leaf)) : ''),
    receiver: (leaf) => (said(leaf) ? words.forWhom(said(leaf)) : ''),
    quantity: (leaf) => [said(leaf), said('unit')].filter(Boolean).join(' '),
    unit: () => '',
    given: (leaf) => (said(leaf) ? words.givenSoFar(said(leaf)) : ''),
  }
  const rest = table.fields.filter(({ path }) => !table.head.includes(path))
  return {
    title: title || words.unknownItem,
    more: rest
      .map(({ path }) => (Object.hasOwn(more, path) ? more[path]?.(path) : said(path)))
      .filter(Boolean)
      .join(' · '),
  }
}
