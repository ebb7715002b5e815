import type { Row } from './summarise.ts'

/** The rows of everything listed on this device, held in memory while the vault is open. */
export type Rows = {
  get(record: string): Row | undefined
  put(row: Row): void
  drop(record: string): void
  ofKind(kind: string): Row[]
  /** Every row that hangs on a case, the case itself included. */
  ofCase(caseRecord: string): Row[]
  all(): IterableIterator<Row>
  /** What is made of the rows, made again only after something changed; a name always stands for the same type. */
  derived<T>(name: string, make: () => T): T
}

/** An empty collection. */
export function createRows(): Rows {
  const rows = new Map<string, Row>()
  const kinds = new Map<string, Map<string, Row>>()
  const cases = new Map<string, Set<string>>()
  const derived = new Map<string, unknown>()

  function drop(record: string): void {
    const row = rows.get(record)
    if (!row) return
    derived.clear()
    rows.delete(record)
    kinds.get(row.kind)?.delete(record)
    if (row.case !== undefined) cases.get(row.case)?.delete(record)
  }

  return {
    get: (record) => rows.get(record),
    put(row) {
      drop(row.record)
      derived.clear()
      rows.set(row.record, row)
      entryOf(kinds, row.kind, () => new Map<string, Row>()).set(row.record, row)
      if (row.case !== undefined) entryOf(cases, row.case, () => new Set<string>()).add(row.record)
    },
    drop,
    ofKind: (kind) => [...(kinds.get(kind)?.values() ?? [])],
    ofCase: (caseRecord) => [...(cases.get(caseRecord) ?? [])].flatMap((record) => rows.get(record) ?? []),
    all: () => rows.values(),
    derived: <T>(name: string, make: () => T) => entryOf(derived, name, make) as T,
  }
}

function entryOf<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const there = map.get(key)
  if (there !== undefined) return there
  const made = make()
  map.set(key, made)
  return made
}
