import { comuni } from '#lib/domain/comuni.ts'
import { normaliseCodiceFiscale } from '#lib/domain/codice-fiscale/normalise-codice-fiscale.ts'
import { displayPhone } from '#lib/domain/phone.ts'
import { isDay } from '#lib/domain/schema/fields.ts'
import type { Json } from '#lib/domain/schema/kind.ts'
import { plainText } from '#lib/domain/schema/plain-text.ts'
import type { Text } from '../text/index.ts'
import type { Control } from './control.ts'
import { formatEuro, readEuro } from './euro.ts'

/** What was typed, as the value of a field; `null` clears it. A fault names a sentence of `cases.faults`. */
export type Reading = { ok: true; value: Json } | { ok: false; fault: Fault }

/** Why typed words are no value. */
export type Fault = 'whole' | 'money' | 'day' | 'long'

/** Names behind logins and ids of records; what is not known here comes back as it is. */
export type NameOf = (id: string) => string

/** A value as it stands in its control, always text: `''` is nothing. */
export function typedText(control: Control, value: Json | undefined): string {
  if (control.type === 'money' && typeof value === 'number') return formatEuro(value, { bare: true })
  return Array.isArray(value) ? value.map(plainText).join() : plainText(value)
}

/** Reads what stands in a control. Limits are the schema's own. */
export function readTyped(control: Control, typed: string): Reading {
  const given = typed.trim()
  if (given === '') return { ok: true, value: null }
  switch (control.type) {
    case 'flag':
      return { ok: true, value: given === 'true' }
    case 'whole':
      return readWhole(given, control)
    case 'money': {
      const cents = readEuro(given)
      const fits = cents !== undefined && cents <= control.max
      return fits ? { ok: true, value: cents } : { ok: false, fault: 'money' }
    }
    case 'day':
      return isDay(given) ? { ok: true, value: given } : { ok: false, fault: 'day' }
    case 'taxCode':
      return { ok: true, value: normaliseCodiceFiscale(given).slice(0, 32) || null }
    case 'codes':
      // In the schema's order, so that two who pick the same do not disagree.
      return { ok: true, value: control.codes.filter((each) => given.split(',').includes(each)) }
    case 'line':
    case 'lines':
      return given.length <= control.max ? { ok: true, value: given } : { ok: false, fault: 'long' }
    default:
      return { ok: true, value: given }
  }
}

/** A value as people read it; empty where there is nothing. */
export function shownText(control: Control, value: Json | undefined, text: Text, nameOf: NameOf): string {
  if (value === undefined || value === null) return ''
  switch (control.type) {
    case 'code':
      return text.code(control.set, value)
    case 'codes':
      return Array.isArray(value) ? value.map((each) => text.code(control.set, each)).join(', ') : ''
    case 'day':
      return text.day(plainText(value))
    case 'moment':
      return text.written(plainText(value))
    case 'flag':
      return value === true ? text.say.words.yes : text.say.words.no
    case 'money':
      return typeof value === 'number' ? formatEuro(value) : plainText(value)
    case 'place':
      return text.place(plainText(value))
    case 'istat':
      return comuni.find(({ istat }) => istat === value)?.name ?? plainText(value)
    case 'login':
      return nameOf(plainText(value))
    case 'body':
    case 'record':
      return namedRecord(plainText(value), text, nameOf)
    case 'drawn':
      return value === 'carta' ? text.say.fields.onPaper : text.say.fields.drawn
    case 'device':
      return text.say.fields.oneDevice
    case 'file':
      return text.say.fields.file
    case 'minutes':
      return text.say.fields.verbale
    case 'line':
      return control.mode === 'tel' ? displayPhone(plainText(value)) : plainText(value)
    default:
      return plainText(value)
  }
}

function readWhole(given: string, { min, max }: { min: number; max: number }): Reading {
  const value = /^\d{1,7}$/.test(given) ? Number(given) : NaN
  return value >= min && value <= max ? { ok: true, value } : { ok: false, fault: 'whole' }
}

/** An id is nothing to read: a record that this device does not have says so. */
function namedRecord(id: string, text: Text, nameOf: NameOf): string {
  const name = nameOf(id)
  return name === id ? text.say.fields.recordNotHere : name
}
