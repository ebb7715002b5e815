import { ofCases, sampleEntry } from './samples.ts'
import type { Row } from './corpus.ts'

/** The people of the corpus, each with the grants that `user add` would give. */
export const people: Record<string, readonly string[]> = {
  volontario: ['rete', 'tavolo:empoli:volontario'],
  operatore: ['rete', 'tavolo:empoli:operatore'],
  tutor: ['rete', 'tavolo:empoli:tutor'],
  coordinatore: ['rete', 'tavolo:empoli:coordinatore'],
  as: ['rete', 'tavolo:empoli:operatore', 'tavolo:empoli:assistente-sociale'],
  vinci: ['rete', 'tavolo:vinci:operatore', 'tavolo:vinci:coordinatore'],
  cabina: ['rete', 'cabina'],
  amministrazione: ['rete', 'amministrazione'],
  dpo: ['rete', 'dpo'],
  nessuno: [],
  server: ['_admin'],
}

const staff = ['operatore', 'tutor', 'coordinatore', 'as']

const ofPapers = ['tavolo-empoli-documenti', 'tavolo-empoli-riservato-documenti']
const ofTavolo = ['tavolo-empoli', 'tavolo-empoli-contatti', 'tavolo-empoli-riservato', ...ofPapers]

/** Where each kind lives and who may write it, by hand from domain.md and design.md. */
const writing: { kind: string; databases: readonly string[]; writers: readonly string[] }[] = [
  { kind: 'body', databases: ['rete'], writers: ['amministrazione'] },
  { kind: 'tavolo', databases: ['rete'], writers: ['amministrazione'] },
  { kind: 'user', databases: ['rete'], writers: ['amministrazione'] },
  { kind: 'device', databases: ['rete'], writers: [] },
  { kind: 'rules', databases: ['rete'], writers: ['amministrazione'] },
  { kind: 'protocol', databases: ['rete'], writers: ['amministrazione', 'cabina'] },
  { kind: 'directive', databases: ['rete'], writers: ['cabina'] },
  { kind: 'resource', databases: ['rete'], writers: ['amministrazione', 'cabina'] },
  // The Cabina does not read a tavolo's cases, so it does not get as far as the validator there (_security).
  { kind: 'resource', databases: ['tavolo-empoli'], writers: [...staff, 'amministrazione', 'cabina'] },
  { kind: 'programme', databases: ['rete'], writers: ['cabina'] },
  { kind: 'aggregate', databases: ['cabina'], writers: [] },
  { kind: 'quota-move', databases: ['rete'], writers: [] },
  {
    kind: 'contact',
    databases: ['tavolo-empoli-contatti'],
    writers: [...staff, 'volontario'],
  },
  {
    kind: 'referral',
    databases: ['tavolo-empoli-contatti'],
    writers: [...staff, 'volontario'],
  },
  { kind: 'person', databases: ['tavolo-empoli'], writers: staff },
  { kind: 'case', databases: ['tavolo-empoli'], writers: staff },
  { kind: 'interview', databases: ['tavolo-empoli'], writers: staff },
  {
    kind: 'erasure',
    databases: ofTavolo,
    writers: ['coordinatore'],
  },
  {
    kind: 'moved',
    databases: ofTavolo,
    writers: [],
  },
  { kind: 'transfer', databases: ['tavolo-empoli'], writers: ['coordinatore'] },
  { kind: 'meeting', databases: ['tavolo-empoli'], writers: staff },
  { kind: 'minutes', databases: ['tavolo-empoli'], writers: staff },
  { kind: 'rectification', databases: ['tavolo-empoli'], writers: staff },
  { kind: 'sharing', databases: ['tavolo-empoli'], writers: ['coordinatore'] },
  { kind: 'shared', databases: ['tavolo-empoli'], writers: [] },
  { kind: 'loss', databases: ['cabina'], writers: ['amministrazione'] },
  { kind: 'match', databases: ['tavolo-empoli'], writers: ['coordinatore'] },
  { kind: 'reserved-note', databases: ['tavolo-empoli-riservato'], writers: ['as'] },
  { kind: 'reserved-document', databases: ['tavolo-empoli-riservato'], writers: ['as'] },
  // Who does not read the reserved ones does not get as far as the validator (_security).
  { kind: 'chunk', databases: ofPapers, writers: staff },
  ...ofCases.map((kind) => ({ kind, databases: ['tavolo-empoli'], writers: staff })),
]

const everywhere = [
  'rete',
  'cabina',
  'tavolo-empoli',
  'tavolo-empoli-contatti',
  'tavolo-empoli-riservato',
  'tavolo-empoli-documenti',
  'tavolo-empoli-riservato-documenti',
]

/** Every kind by every person in its databases, by the gateway, and by one who could, in every other database. */
export function corpusOfRoles(): Row[] {
  return writing.flatMap(({ kind, databases, writers }, i) => [
    ...databases.flatMap((database) =>
      Object.keys(people).map((login) =>
        row(kind, database, login, writers.includes(login) ? 'ok' : 'not-a-writer'),
      ),
    ),
    ...databases.map((database) => ({
      ...row(kind, database, 'win-gateway', 'ok'),
      name: `${kind} of anna by the gateway in ${database}`,
      text: JSON.stringify(sampleEntry(kind, { author: 'anna' })),
    })),
    ...(writing.findIndex((one) => one.kind === kind) === i ? foreignTo(kind) : []).map((database) =>
      row(kind, database, writers[0] ?? 'win-gateway', 'wrong-database'),
    ),
  ])
}

/** The databases in which a kind has no place. */
function foreignTo(kind: string): string[] {
  const homes = writing.filter((one) => one.kind === kind).flatMap(({ databases }) => databases)
  return everywhere.filter((database) => !homes.includes(database))
}

function row(kind: string, database: string, login: string, verdict: string): Row {
  return {
    name: `${kind} by ${login} in ${database}`,
    text: JSON.stringify(sampleEntry(kind, { author: login })),
    database,
    login,
    grants: people[login] ?? ['win:gateway'],
    verdict,
  }
}
