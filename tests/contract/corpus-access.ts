import type { Row } from './corpus.ts'
import { people } from './corpus-roles.ts'
import { recordId, sampleEntry, someEntryId } from './samples.ts'

type Members = Parameters<typeof sampleEntry>[1]

const main = 'tavolo-empoli'
const contacts = 'tavolo-empoli-contatti'

/** Authors, kinds, versions, cases, fields that only some may write, signatures, and the lifting of protections. */
export function corpusOfAccess(): Row[] {
  return [...authors(), ...versions(), ...cases(), ...fields(), ...seats(), ...signatures(), ...liftings()]
}

function row(
  name: string,
  verdict: string,
  kind: string,
  options: { login?: string; database?: string; grants?: readonly string[]; members?: Members },
): Row {
  const { login = 'operatore', database = main, members } = options
  const text = JSON.stringify(sampleEntry(kind, { author: login, ...members }))
  return { name, text, database, login, grants: options.grants ?? people[login] ?? [], verdict }
}

function authors(): Row[] {
  const gateway = { login: 'win-gateway', grants: ['win:gateway'] }
  return [
    row('another author', 'foreign-author', 'case', { members: { author: 'tutor' } }),
    row('the gateway as author', 'foreign-author', 'case', { members: { author: 'win-gateway' } }),
    row('a person named like the gateway', 'foreign-author', 'case', {
      login: 'win-gateway',
      grants: people.operatore ?? [],
    }),
    row('another author, from the server administrator', 'foreign-author', 'case', {
      login: 'server',
      members: { author: 'anna' },
    }),
    row('the gateway in its own name', 'ok', 'device', { ...gateway, database: 'rete' }),
    row('an unknown kind from the gateway', 'unknown-kind', 'diary', gateway),
    row('a kind that Object has', 'unknown-kind', 'constructor', gateway),
    row('a wrong database from the gateway', 'wrong-database', 'contact', gateway),
    row('a field for few from the gateway', 'ok', 'person', {
      ...gateway,
      members: { set: { iseeCents: 1 } },
    }),
    row('a grant of another tavolo', 'not-a-writer', 'case', { login: 'vinci' }),
    row('a grant that only begins alike', 'not-a-writer', 'case', {
      grants: ['tavolo:empoli:operatore2', 'tavolo:empoli', 'operatore'],
    }),
    row('a grant of no tavolo in the network', 'not-a-writer', 'body', {
      database: 'rete',
      grants: ['tavolo:empoli:amministrazione'],
    }),
  ]
}

function versions(): Row[] {
  return [
    row('a newer version', 'unknown-version', 'case', { members: { v: 2 } }),
    row('a newer version with a content of its own', 'unknown-version', 'case', {
      members: { v: 7, set: [1], over: 'x' },
    }),
    row('a newer version of an unknown kind', 'unknown-version', 'diary', { members: { v: 2 } }),
    row('an unknown kind', 'unknown-kind', 'diary', {}),
    row('an unknown kind with a dash', 'unknown-kind', 'open-diary', {}),
    row('an unknown path of a known kind', 'ok', 'case', { members: { set: { hairColour: 'red' } } }),
    row('a value that the schema would not take', 'ok', 'case', { members: { set: { state: 42 } } }),
  ]
}

function cases(): Row[] {
  const other = recordId('case', 'other')
  return [
    row('a case that names no case', 'wrong-case', 'case', { members: { case: undefined } }),
    row('a case that names another', 'wrong-case', 'case', { members: { case: other } }),
    row('a person without a case', 'wrong-case', 'person', { members: { case: undefined } }),
    row('an interview without a case', 'wrong-case', 'interview', { members: { case: undefined } }),
    row('an interview of another case', 'ok', 'interview', { members: { case: other } }),
    row('a contact with a case', 'wrong-case', 'contact', { database: contacts, members: { case: other } }),
    row('a wrong case of a foreign author', 'wrong-case', 'person', {
      members: { case: undefined, author: 'tutor' },
    }),
  ]
}

function fields(): Row[] {
  const isee = { members: { set: { iseeCents: 900_000 } } }
  const known = { database: contacts, members: { set: { known: true } } }
  const answer = { database: contacts, members: { set: { answer: 'PRESA_IN_CARICO' } } }
  return [
    row('ISEE by an operator', 'not-a-field-writer', 'person', isee),
    row('ISEE by the coordinator', 'not-a-field-writer', 'person', { ...isee, login: 'coordinatore' }),
    row('ISEE by a social worker', 'ok', 'person', { ...isee, login: 'as' }),
    row('known by a volunteer', 'not-a-field-writer', 'contact', { ...known, login: 'volontario' }),
    row('known by a tutor', 'ok', 'contact', { ...known, login: 'tutor' }),
    row('an answer by a volunteer', 'not-a-field-writer', 'referral', { ...answer, login: 'volontario' }),
    row('an answer by a tutor', 'not-a-field-writer', 'referral', { ...answer, login: 'tutor' }),
    row('an answer by an operator', 'ok', 'referral', answer),
    row('the reason of an answer by a volunteer', 'not-a-field-writer', 'referral', {
      database: contacts,
      login: 'volontario',
      members: { set: { answerWhy: 'x' } },
    }),
    row('a leaf in the place of an item', 'ok', 'person', { members: { set: { 'a/iseeCents/b': 1 } } }),
    row('a field for few after others', 'not-a-field-writer', 'person', {
      members: { set: { name: 'N', surname: 'C', iseeCents: 1, phone: '0571' } },
    }),
  ]
}

/** What a tavolo answers for itself in a database of the whole network. */
function seats(): Row[] {
  const answer = (tavolo: string, login: string, more: object = {}) => ({
    database: 'rete',
    login,
    members: { set: { [`answers/${tavolo}/seen`]: '2026-11-17', ...more } },
  })
  const both = { grants: ['rete', 'tavolo:empoli:coordinatore', 'tavolo:vinci:coordinatore'] }
  return [
    row('an answer of its own tavolo', 'ok', 'directive', answer('empoli', 'coordinatore')),
    row('an answer of a tavolo with a longer name', 'ok', 'directive', {
      ...answer('gambassiTerme', 'coordinatore'),
      grants: ['rete', 'tavolo:gambassi-terme:coordinatore'],
    }),
    row('an answer of another tavolo', 'not-a-field-writer', 'directive', answer('vinci', 'coordinatore')),
    row('an answer of an operator', 'not-a-field-writer', 'directive', answer('empoli', 'operatore')),
    row('an answer by the Cabina', 'not-a-field-writer', 'directive', answer('empoli', 'cabina')),
    row('an answer with a word of the Cabina', 'not-a-writer', 'directive', {
      ...answer('empoli', 'coordinatore', { deadline: '2027-01-01' }),
    }),
    row('an answer with a path that nobody knows', 'not-a-writer', 'directive', {
      ...answer('empoli', 'coordinatore', { hairColour: 'red' }),
    }),
    row('answers of two tavoli by who coordinates both', 'ok', 'directive', {
      ...answer('empoli', 'coordinatore', { 'answers/vinci/seen': '2026-11-17' }),
      ...both,
    }),
    row('answers of two tavoli by who coordinates one', 'not-a-field-writer', 'directive', {
      ...answer('empoli', 'coordinatore', { 'answers/vinci/seen': '2026-11-17' }),
    }),
    row('an answer of no tavolo', 'not-a-field-writer', 'directive', answer('Empoli', 'coordinatore')),
    row('an answer that signs', 'not-a-signer', 'directive', {
      ...answer('empoli', 'coordinatore'),
      members: {
        record: recordId('directive'),
        set: { 'answers/empoli/seen': '2026-11-17' },
        covers: [someEntryId(recordId('directive'))],
      },
    }),
    row('a signature alone by who writes only seats', 'not-a-writer', 'directive', {
      database: 'rete',
      login: 'coordinatore',
      members: { record: recordId('directive'), set: {}, covers: [someEntryId(recordId('directive'))] },
    }),
  ]
}

function signatures(): Row[] {
  const record = recordId('interview')
  const covers = { members: { record, covers: [someEntryId(record)] } }
  const bare = { members: { record, set: {}, covers: [someEntryId(record)] } }
  const contact = recordId('contact')
  return [
    row('a signature by an operator', 'ok', 'interview', covers),
    row('a signature that sets nothing', 'ok', 'interview', bare),
    row('a signature by a volunteer', 'not-a-writer', 'interview', { ...covers, login: 'volontario' }),
    row('a signature where nothing is signed', 'not-a-signer', 'contact', {
      database: contacts,
      members: { record: contact, covers: [someEntryId(contact)] },
    }),
  ]
}

function liftings(): Row[] {
  const person = recordId('person')
  const seen = [someEntryId(person)]
  const address = (set: object, over: object) => ({ members: { record: person, set, over } })
  const shown = { addressProtected: false, addressProtectedWhy: 'Richiesta scritta' }
  const over = { addressProtected: seen }
  const contact = recordId('contact')
  const consent = (set: object) => ({
    database: contacts,
    members: { record: contact, set, over: { consentP1: [someEntryId(contact)] } },
  })
  const given = { consentP1: 'PRESTATO', consentWhy: 'Nuovo modulo firmato' }
  return [
    row('a protection set at first', 'ok', 'person', address({ addressProtected: true }, {})),
    row('a protection off at first', 'ok', 'person', address({ addressProtected: false }, {})),
    row('a protection set again', 'ok', 'person', address({ addressProtected: true }, over)),
    row('a lifting by an operator', 'not-a-lifter', 'person', address(shown, over)),
    row('a lifting by a social worker', 'ok', 'person', { ...address(shown, over), login: 'as' }),
    row('a lifting by the coordinator', 'ok', 'person', { ...address(shown, over), login: 'coordinatore' }),
    row('a lifting without a reason', 'not-a-lifter', 'person', {
      ...address({ addressProtected: false }, over),
      login: 'coordinatore',
    }),
    row('a lifting with an empty reason', 'not-a-lifter', 'person', {
      ...address({ addressProtected: false, addressProtectedWhy: '' }, over),
      login: 'coordinatore',
    }),
    row('a lifting with a reason that is no text', 'not-a-lifter', 'person', {
      ...address({ addressProtected: false, addressProtectedWhy: [1] }, over),
      login: 'coordinatore',
    }),
    row('clearing a protection', 'not-a-lifter', 'person', address({ addressProtected: null }, over)),
    row('a limitation lifted by a social worker', 'not-a-lifter', 'person', {
      ...address({ limited: false, limitedWhy: 'x' }, { limited: seen }),
      login: 'as',
    }),
    row('a consent revoked by a volunteer', 'ok', 'contact', {
      ...consent({ consentP1: 'REVOCATO' }),
      login: 'volontario',
    }),
    row('a consent given again by a volunteer', 'not-a-lifter', 'contact', {
      ...consent(given),
      login: 'volontario',
    }),
    row('a consent given again by the coordinator', 'ok', 'contact', {
      ...consent(given),
      login: 'coordinatore',
    }),
  ]
}
