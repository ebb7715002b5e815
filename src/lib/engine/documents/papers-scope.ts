import { databaseOf, parseDatabase } from '#lib/domain/schema/database.ts'

/** The database in which the chunks of what lies in another lie; `undefined` where there is none. */
export function papersOf(scope: string): string | undefined {
  const { class: cls, tavolo } = parseDatabase(scope) ?? {}
  if (cls === 'tavolo') return databaseOf('documenti', tavolo).name
  return cls === 'riservato' ? databaseOf('riservato-documenti', tavolo).name : undefined
}
