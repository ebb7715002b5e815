import { itemOf } from '#lib/domain/schema/kind.ts'
import type { ConflictRow } from '#lib/engine/views.ts'
import { caseLists } from '../casework/case-fields.ts'
import { itemWords } from '../casework/item-words.ts'
import { controlOf } from '../record/field-controls.ts'
import { shownText, type NameOf } from '../record/field-text.ts'
import type { Text } from '../text/index.ts'

/** What a conflict is about: the field, and the member, support or interview that it is of. */
export type ConflictName = { label: string; of: string }

/** The names of conflicts that stand on one page under one heading: no two are the same. */
export function nameConflicts(rows: readonly ConflictRow[], text: Text, nameOf: NameOf): ConflictName[] {
  const names = rows.map((row) => ({ label: text.field(row.kind, row.path), of: ofWords(row, text, nameOf) }))
  const told = tellApart(names.map(({ label, of }) => `${label} ${of}`))
  return names.map(({ label, of }, index) => ({ label, of: `${of}${told[index] ?? ''}`.trim() }))
}

/** What is to be added to each of these names so that no two are the same: nothing, or " (2)". */
export function tellApart(names: readonly string[]): string[] {
  const taken = new Set(names)
  return names.map((name, index) => {
    if (names.indexOf(name) === index) return ''
    let count = 2
    while (taken.has(`${name} (${count})`)) count += 1
    taken.add(`${name} (${count})`)
    return ` (${count})`
  })
}

function ofWords({ kind, path, around }: ConflictRow, text: Text, nameOf: NameOf): string {
  const list = Object.values(caseLists).find((each) => each.kind === kind && each.list === itemOf(path)?.list)
  if (list) {
    const { title, more } = itemWords(list, (leaf) => around[leaf], text, nameOf)
    const isNamed = title !== text.say.cases.file.unknownItem
    return [isNamed && title, more].filter(Boolean).join(' · ')
  }
  if (kind !== 'interview') return ''
  const said = (leaf: string) => shownText(controlOf(kind, leaf), around[leaf], text, nameOf)
  return [said('type'), said('date')].filter(Boolean).join(' · ')
}
