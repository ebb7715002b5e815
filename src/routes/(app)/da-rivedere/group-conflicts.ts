import { winCode } from '#lib/domain/win-code.ts'
import type { ConflictRow } from '#lib/engine/views.ts'
import { tellApart } from '#lib/ui/conflict/name-conflict.ts'

/** The conflicts of one case or contact. `code` tells it from another of the same name. */
export type ConflictsOfOne = { key: string; conflicts: ConflictRow[]; code: string }

/** What one conflict is known by on the page. */
export function keyOf({ record, path, rule = '' }: ConflictRow): string {
  return `${record} ${path} ${rule}`
}

/** The conflicts by case or contact, in the order in which the first of each comes. */
export function groupConflicts(rows: readonly ConflictRow[]): ConflictsOfOne[] {
  const byKey = new Map<string, ConflictRow[]>()
  for (const row of rows) {
    const key = row.case ?? row.record
    byKey.set(key, [...(byKey.get(key) ?? []), row])
  }
  const found = [...byKey].map(([key, conflicts]) => ({
    key,
    conflicts,
    title: conflicts[0]?.title ?? '',
    code: conflicts[0]?.case === undefined ? '' : winCode(key),
  }))
  const told = tellApart(found.map(({ title, code }) => `${title} ${code}`))
  return found.map(({ key, conflicts, code }, index) => ({
    key,
    conflicts,
    code: `${code}${told[index] ?? ''}`.trim(),
  }))
}
