import type { Json } from '../schema/kind.ts'

/** A rule across fields that a merge can break. It never blocks: it asks a person to look. */
export type Rule = 'closed-without-outcome' | 'in-charge-without-manager' | 'referred-without-consent'

type Read = (path: string) => Json | undefined

const rules: readonly { kind: string; rule: Rule; path: string; isBroken: (read: Read) => boolean }[] = [
  {
    kind: 'case',
    rule: 'closed-without-outcome',
    path: 'closure/reason',
    isBroken: (read) => read('state') === 'CONCLUSO' && read('closure/reason') === undefined,
  },
  {
    kind: 'case',
    rule: 'in-charge-without-manager',
    path: 'caseManager',
    isBroken: (read) => read('state') === 'PRESO_IN_CARICO' && read('caseManager') === undefined,
  },
  {
    kind: 'contact',
    rule: 'referred-without-consent',
    path: 'consentP1',
    isBroken: (read) => read('state') === 'SEGNALATO' && read('consentP1') === 'NEGATO',
  },
]

/** The rules that a record breaks as it now reads, each with the path where a person mends it. */
export function brokenRules(kind: string, read: Read): { rule: Rule; path: string }[] {
  return rules
    .filter((each) => each.kind === kind && each.isBroken(read))
    .map(({ rule, path }) => ({ rule, path }))
}
