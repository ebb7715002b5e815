import { createHmac } from 'node:crypto'
import { assessCodiceFiscale } from '#lib/domain/codice-fiscale/assess-codice-fiscale.ts'
import { foldName } from '#lib/domain/names/fold-name.ts'
import { plainText } from '#lib/domain/schema/plain-text.ts'
import { textOf, valueOf } from '#lib/entries/read.ts'
import type { Folded } from '#lib/entries/fold.ts'

/**
 * What a person is recognised by in another tavolo: keyed hashes, 128 bits as base64url, of the right codice fiscale,
 * of names and day of birth, of names and year. Without the key nothing can be guessed from them.
 */
export type Marks = { tax?: string; day?: string; year?: string }

/** The marks of a folded person. An initial, a name alone or a wrong code marks nobody; a limited person has none. */
export function marksOf(person: Folded, secret: string): Marks {
  if (valueOf(person, 'limited') === true) return {}
  const mark = (...words: string[]) =>
    createHmac('sha256', secret).update(JSON.stringify(words)).digest().subarray(0, 16).toString('base64url')
  const { code, status } = assessCodiceFiscale(textOf(person, 'taxCode') ?? '')
  const names = ['name', 'surname'].map((path) => foldName(textOf(person, path) ?? ''))
  // Either field may hold either name.
  const name = names.every((each) => each.length > 1) ? names.sort().join(' ') : undefined
  const birth = textOf(person, 'birthDate')
  const year = birth?.slice(0, 4) ?? plainText(valueOf(person, 'birthYear'))
  return {
    ...(status === 'FORMALMENTE_OK' && { tax: mark('tax', code) }),
    ...(name && birth && { day: mark('day', name, birth) }),
    ...(name && year && { year: mark('year', name, year) }),
  }
}

/** Two right codes that differ are two people; a year alone counts where one side knows no day. */
export function areAlike(a: Marks, b: Marks): boolean {
  if (a.tax && b.tax) return a.tax === b.tax
  if (a.day && b.day) return a.day === b.day
  return a.year !== undefined && a.year === b.year
}
