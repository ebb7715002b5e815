import { plainText } from '#lib/domain/schema/plain-text.ts'
import { displayPhone } from '#lib/domain/phone.ts'
import type { Json } from '#lib/domain/schema/kind.ts'
import type { Text } from '../text/index.ts'

type CodeSet = Parameters<Text['code']>[0]

/** Which words a coded field takes, by kind and path pattern. */
export const codeSets: Readonly<Record<string, Readonly<Record<string, CodeSet>>>> = {
  contact: {
    request: 'request',
    outcome: 'outcome',
    consentP1: 'consent',
    channel: 'channel',
    type: 'contactType',
    state: 'contactState',
    needs: 'need',
  },
  referral: { urgency: 'urgency', basis: 'basis', state: 'referralState', answer: 'answer' },
  case: {
    origin: 'channel',
    state: 'caseState',
    workless: 'weight',
    resourceless: 'weight',
    'closure/reason': 'closure',
  },
  person: {
    sex: 'sex',
    taxCodeState: 'taxCodeState',
    permit: 'permit',
    work: 'work',
    iseeBand: 'iseeBand',
    'household/*/relation': 'relation',
    'household/*/ageBand': 'ageBand',
    'supports/*/type': 'support',
  },
  interview: { type: 'interviewType', place: 'interviewPlace' },
}

const places = new Set(['comune'])
const phones = new Set(['phone', 'phone2'])
const logins = new Set(['caseManager', 'tutor', 'nextStepOwner', 'operator', 'fromUser'])
const cents = new Set(['iseeCents', 'supports/*/centsPerMonth'])
const dayGrammar = /^\d{4}-\d{2}-\d{2}$/

/** The path with `*` for a list's item. */
export function patternOfPath(path: string): string {
  return path.replace(/^([^/]+)\/[^/]+\/([^/]+)$/, '$1/*/$2')
}

/** A field's value as people read it; `people` gives names to logins. */
export function valueWords(
  text: Text,
  kind: string,
  path: string,
  value: Json | undefined,
  people: readonly { login: string; name: string }[] = [],
): string {
  const pattern = patternOfPath(path)
  if (value === null || value === undefined) return text.say.words.emptyValue
  if (Array.isArray(value)) {
    return value.map((each) => valueWords(text, kind, path, each, people)).join(', ')
  }
  if (typeof value === 'boolean') return value ? text.say.words.yes : text.say.words.no
  if (typeof value === 'number') return cents.has(pattern) ? euro(text, value) : String(value)
  const words = plainText(value)
  const set = codeSets[kind]?.[pattern]
  if (set) return text.code(set, words)
  if (places.has(pattern)) return text.place(words)
  if (phones.has(pattern)) return displayPhone(words)
  if (logins.has(pattern)) return people.find(({ login }) => login === words)?.name ?? words
  return dayGrammar.test(words) ? text.day(words) : words
}

function euro(text: Text, value: number): string {
  const format = new Intl.NumberFormat(text.language === 'it' ? 'it-IT' : 'en-GB', {
    style: 'currency',
    currency: 'EUR',
  })
  return format.format(value / 100)
}
