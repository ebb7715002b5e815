import * as z from 'zod/mini'
import { choiceFields } from '../schema/choices.ts'
import { code, day, field, recordOf, text, whole } from '../schema/fields.ts'
import type { Kind } from '../schema/kind.ts'
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

const chunkName = z.string().check(z.regex(/^[a-z2-7]{26}$/))

/** A small file or photo of a paper: its chunks lie sealed in the documents' database, by hash, in order. */
export const documentKind: Kind = {
  name: 'document',
  databases: ['tavolo'],
  writers: caseWriters,
  case: 'required',
  fields: {
    title: field(text(120), { sensitivity: 'R' }),
    type: field(code(paperTypes)),
    about: field(recordOf('action')),
    date: field(day()),
    mediaType: field(code(mediaTypes), { policy: { type: 'once' } }),
    bytes: field(whole(1, longestFile), { policy: { type: 'once' } }),
    chunks: field(z.array(chunkName).check(z.minLength(1), z.maxLength(40)), { policy: { type: 'once' } }),
    ...choiceFields,
  },
}
