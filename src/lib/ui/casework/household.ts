import type { Json } from '#lib/domain/schema/kind.ts'
import type { RecordView } from '#lib/engine/views.ts'
import { plainText } from '#lib/domain/schema/plain-text.ts'

const minorBands = ['0-2', '3-5', '6-10', '11-13', '14-17']

/** How many live together, the person included, and how many of them are minors. */
export function householdOf(person: RecordView | undefined): { size: number; minors: number } {
  const members = itemsIn(person, 'household')
  const minors = members.filter((item) =>
    minorBands.includes(plainText(person?.fields[`household/${item}/ageBand`]?.shown)),
  )
  return { size: members.length + 1, minors: minors.length }
}

/** The items of a list that are there or under review, or those that were removed, oldest id first. */
export function itemsIn(record: RecordView | undefined, list: string, removed = false): string[] {
  const items = Object.entries(record?.items[list] ?? {})
  return items
    .filter(([, state]) => (state === 'removed') === removed)
    .map(([item]) => item)
    .sort()
}

/** What shows of an item, leaf by leaf. */
export function itemIn(record: RecordView, list: string, item: string): (leaf: string) => Json | undefined {
  return (leaf) => record.fields[`${list}/${item}/${leaf}`]?.shown
}
