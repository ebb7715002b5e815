import type { RecordView } from '#lib/engine/views.ts'

/** What a field of codes, dates or names shows, '' where nothing is written or what is written is no word. */
export function wordAt(record: Pick<RecordView, 'fields'> | undefined, path: string): string {
  const shown = record?.fields[path]?.shown
  return typeof shown === 'string' ? shown : ''
}
