import { comuni, places } from '#lib/domain/comuni.ts'
import type { Option } from '../form/option.ts'
import type { Text } from '../text/index.ts'
import type { Control } from './control.ts'

/** Those who may be chosen where a person or a body is wanted. */
export type Known = { people: readonly Option[]; bodies?: readonly Option[] }

/** What may be chosen for a field; `undefined` where a value is typed. */
export function optionsOf(control: Control, text: Text, known: Known): Option[] | undefined {
  switch (control.type) {
    case 'code':
      return Object.keys(text.say.codes[control.set])
        .filter((value) => control.typed === undefined || control.typed.includes(value))
        .map((value) => ({ value, label: text.code(control.set, value) }))
    case 'codes':
      return control.codes.map((value) => ({ value, label: text.code(control.set, value) }))
    case 'flag':
      return [
        { value: 'true', label: text.say.words.yes },
        { value: 'false', label: text.say.words.no },
      ]
    case 'place':
      return places.map(({ slug, name }) => ({ value: slug, label: name }))
    case 'istat':
      return comuni.map(({ istat, name }) => ({ value: istat, label: name }))
    case 'login':
      return [...known.people]
    case 'body':
      return [...(known.bodies ?? [])]
    default:
      return undefined
  }
}
