import * as z from 'zod/mini'
import { choiceFields } from '../schema/choices.ts'
import { code, day, field, recordOf, removed, text, whole } from '../schema/fields.ts'
import type { FieldSchema, Kind } from '../schema/kind.ts'
import { caseWriters } from './case-writers.ts'

/** What a paper is. */
export const paperTypes = [
  'IDENTITA',
  'ISEE',
  'CONTRATTO',
  'PROGETTO',
  'REGISTRO',
  'CONSENSO',
  'ALTRO',
] as const

/** What may be kept: pictures and papers that a browser shows by itself. */
export const mediaTypes = ['image/jpeg', 'image/png', 'image/webp', 'application/pdf'] as const

/** The longest file, in bytes. */
export const longestFile = 5 * 1024 * 1024

/** How many bytes a chunk has at most, and in how many texts they travel. */
export const chunkSize = { bytes: 180_000, text: 16_000, texts: 15 } as const

/** How many chunks a document has at most. */
export const mostChunks = 40

const once = { policy: { type: 'once' } } as const
const hash = z.string().check(z.regex(/^[a-z2-7]{26}$/))

const fields = (title: Partial<FieldSchema>): Kind['fields'] => ({
  title: field(text(120), title),
  type: field(code(paperTypes)),
  about: field(recordOf('action')),
  date: field(day()),
  mediaType: field(code(mediaTypes), once),
  bytes: field(whole(1, longestFile), once),
  chunks: field(z.array(hash).check(z.minLength(1), z.maxLength(mostChunks)), once),
  removed: removed(),
  ...choiceFields,
})

/** A small file or photo of a paper. `chunks`: the hashes of its chunks, in order; they lie in a database of their own. */
export const documentKind: Kind = {
  name: 'document',
  databases: ['tavolo'],
  writers: caseWriters,
  case: 'required',
  fields: fields({ sensitivity: 'R' }),
}

/** The same of a paper that only social workers may see: health, justice. */
export const reservedDocument: Kind = {
  name: 'reserved-document',
  databases: ['riservato'],
  writers: ['assistente-sociale'],
  case: 'required',
  fields: fields({ sensitivity: 'S9' }),
}

/**
 * A run of a document's bytes, as base64url. It names its case in a field and is none of the case's records, so that a
 * tablet may let it go by itself. Its record is the slot of its number in the document.
 */
export const chunk: Kind = {
  name: 'chunk',
  databases: ['documenti', 'riservato-documenti'],
  writers: caseWriters,
  case: 'none',
  fields: {
    case: field(recordOf('case'), once),
    document: field(recordOf('(?:reserved-)?document'), once),
    data: field(
      z
        .array(z.string().check(z.regex(/^[\w-]+$/), z.maxLength(chunkSize.text)))
        .check(z.minLength(1), z.maxLength(chunkSize.texts)),
      { ...once, sensitivity: 'R' },
    ),
  },
}
