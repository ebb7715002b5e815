import { createHash } from 'node:crypto'
import { schema as ownSchema, type Schema } from '#lib/domain/kinds/index.ts'

/** A short name of what this version records: the same for the same kinds, databases and paths. */
export function schemaHash(schema: Schema = ownSchema): string {
  const kinds = [...schema.values()].map(({ name, databases, fields }) => [
    name,
    databases,
    Object.keys(fields),
  ])
  return createHash('sha256').update(JSON.stringify(kinds)).digest('hex').slice(0, 16)
}
