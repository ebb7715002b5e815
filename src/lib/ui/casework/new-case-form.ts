import { normaliseCodiceFiscale } from '#lib/domain/codice-fiscale/normalise-codice-fiscale.ts'
import type { CaseInput } from '#lib/engine/api.ts'

/** A new case as it is typed. */
export type NewCaseForm = {
  name: string
  surname: string
  birthDate: string
  birthYear: string
  comune: string
  phone: string
  taxCode: string
  origin: string
  tavolo: string
}

/** What stops a save, by field. */
export type NewCaseFaults = Partial<Record<'name' | 'surname' | 'birthYear' | 'tavolo', 'required' | 'whole'>>

/** An empty form; the tavolo is set only where there is one to set. */
export function emptyNewCase(tavolo: string): NewCaseForm {
  const words = { name: '', surname: '', birthDate: '', birthYear: '', comune: '', phone: '', taxCode: '' }
  return { ...words, origin: '', tavolo }
}

/** True once a person has typed or chosen anything but the tavolo. */
export function isNewCaseTouched({ tavolo: _, ...typed }: NewCaseForm): boolean {
  return Object.values(typed).some((value) => value.trim() !== '')
}

/** What is given to the engine, or what is wrong. The year counts only where the day is not known. */
export function readNewCase(
  form: NewCaseForm,
): { ok: true; input: CaseInput } | { ok: false; faults: NewCaseFaults } {
  const year = yearOf(form)
  const faults: NewCaseFaults = {
    ...(form.name.trim() === '' && { name: 'required' as const }),
    ...(form.surname.trim() === '' && { surname: 'required' as const }),
    ...(year === false && { birthYear: 'whole' as const }),
    ...(form.tavolo === '' && { tavolo: 'required' as const }),
  }
  if (Object.keys(faults).length > 0) return { ok: false, faults }
  return { ok: true, input: { ...knownOf(form), origin: form.origin, tavolo: form.tavolo } }
}

/** What is known so far, for the search of who it may be and for the verdict on the codice fiscale. */
export function knownOf(form: NewCaseForm): Omit<CaseInput, 'origin' | 'tavolo'> {
  const { name, surname, birthDate, comune, phone } = form
  const year = yearOf(form)
  const taxCode = normaliseCodiceFiscale(form.taxCode)
  return {
    name,
    surname,
    ...(birthDate && { birthDate }),
    ...(typeof year === 'number' && { birthYear: year }),
    ...(comune && { comune }),
    ...(phone.trim() && { phone }),
    ...(taxCode && { taxCode }),
  }
}

/** The year alone; `false` when it is none, nothing where there is a day or no year. */
function yearOf({ birthDate, birthYear }: NewCaseForm): number | false | undefined {
  const typed = birthYear.trim()
  if (birthDate !== '' || typed === '') return undefined
  const year = /^\d{4}$/.test(typed) ? Number(typed) : 0
  return year >= 1900 && year <= 2100 ? year : false
}
