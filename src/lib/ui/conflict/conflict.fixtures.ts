import type { ConflictRow } from '#lib/engine/views.ts'

/** A conflict between Giulia and Paolo, with what a test says of it. */
export function conflictRow(given: Partial<ConflictRow> & Pick<ConflictRow, 'kind' | 'path'>): ConflictRow {
  const author = (login: string, name: string) => ({ login, name })
  const values = [
    { entry: 'a', value: 'uno', author: author('giulia', 'Giulia Ferri'), device: 'tablet 3', at: '' },
    { entry: 'b', value: 'due', author: author('paolo', 'Paolo Vanni'), device: 'tablet 1', at: '' },
  ]
  const head = { record: 'person-a', tavolo: 'empoli', title: 'Lucia Bandini', since: '' }
  return { ...head, values, choices: { keep: ['a', 'b'], write: true }, around: {}, names: {}, ...given }
}
