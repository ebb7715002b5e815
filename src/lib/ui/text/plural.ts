import { formatCount } from './format/formatCount.ts'
import type { Language } from './language.ts'

/** The forms that Italian and English tell apart; `#` stands for the number. */
export type PluralForms = { one: string; other: string; zero?: string }

/**
 * Words for a number in one language: `n(2, { one: '# caso', other: '# casi' })` → "2 casi".
 * `zero` replaces the sentence for 0 alone; Italian's "many" (1.000.000) takes `other`.
 */
export function plural(language: Language): (count: number, forms: PluralForms) => string {
  const rules = new Intl.PluralRules(language)
  return (count, forms) => {
    if (count === 0 && forms.zero !== undefined) return forms.zero
    const form = rules.select(count) === 'one' ? forms.one : forms.other
    return form.replaceAll('#', formatCount(count, language))
  }
}
