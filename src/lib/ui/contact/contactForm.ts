import type { ContactInput } from '#lib/engine/api.ts'

/** The nine fields as they are typed. */
export type ContactForm = {
  name: string
  surname: string
  birthYear: string
  comune: string
  phone: string
  needs: string[]
  request: string
  outcome: string
  consent: boolean
  toSocialWorker: boolean
  tavolo: string
}

/** A form with nothing in it but where it is. */
export function emptyContactForm(tavolo: string): ContactForm {
  const words = { name: '', surname: '', birthYear: '', comune: tavolo, phone: '', request: '', outcome: '' }
  return { ...words, needs: [], consent: false, toSocialWorker: false, tavolo }
}

/** True once a person has typed or chosen anything. */
export function isContactTouched(form: ContactForm): boolean {
  const { name, surname, birthYear, phone, needs, request, outcome, consent, toSocialWorker } = form
  const typed = `${name}${surname}${birthYear}${phone}${request}${outcome}`.trim() !== ''
  return typed || needs.length > 0 || consent || toSocialWorker
}

/** True for four digits of a plausible year, or nothing. */
export function isYearFine(text: string): boolean {
  const year = Number(text.trim())
  return text.trim() === '' || (Number.isInteger(year) && year >= 1900 && year <= 2100)
}

/** What the engine is given. Empty fields are left out: a consent not asked for is not a refusal. */
export function contactInput(form: ContactForm, sameAs?: string): ContactInput {
  const { name, surname, comune, phone, needs, request, outcome, toSocialWorker, tavolo } = form
  const year = Number(form.birthYear.trim())
  return {
    tavolo,
    name,
    surname,
    comune,
    phone,
    needs: [...needs],
    ...(request && { request }),
    ...(outcome && { outcome }),
    ...(year > 0 && { birthYear: year }),
    ...(form.consent && { consentP1: 'PRESTATO' }),
    toSocialWorker,
    ...(sameAs !== undefined && { sameAs }),
  }
}
