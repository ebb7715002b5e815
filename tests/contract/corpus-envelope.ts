import type { Row } from './corpus.ts'
import { people } from './corpus-roles.ts'
import { recordId, sampleEntry, someEntryId, token } from './samples.ts'

type Members = Parameters<typeof sampleEntry>[1] & Record<string, unknown>

const record = recordId('person')
const ids = (n: number) => Array.from({ length: n }, (_, i) => someEntryId(record, String(i))).sort()

/** One fault at a time in the envelope of an entry that is right in all else. */
export function corpusOfEnvelopes(): Row[] {
  return [...heads(), ...contents(), ...lists(), ...strangers()]
}

function row(name: string, verdict: string, members: Members): Row {
  const text = JSON.stringify({ ...sampleEntry('person', { author: 'operatore', record, ...members }) })
  return {
    name,
    text,
    database: 'tavolo-empoli',
    login: 'operatore',
    grants: people.operatore ?? [],
    verdict,
  }
}

/** The same fault in each of several values of one member. */
function each(member: string, verdict: string, values: readonly unknown[]): Row[] {
  return values.map((value) =>
    row(`${member}: ${JSON.stringify(value).slice(0, 120)}`, verdict, { [member]: value }),
  )
}

function heads(): Row[] {
  const entry = sampleEntry('person', { author: 'operatore', record })
  const hash = token('hash')
  return [
    ...each('v', 'not-an-entry', [0, -1, '1', null, true, [1], {}]),
    row('v missing', 'not-an-entry', { v: undefined }),
    ...each('_id', 'id', [
      '',
      record,
      `${record}.`,
      `${record}.${hash}x`,
      `${record}.${hash.slice(1)}`,
      `${record}.${hash.toUpperCase()}`,
      `${record}.${hash.slice(0, 25)}b`,
      `${recordId('person', 'two')}.${hash}`,
      `${record}..${hash}`,
      `../${record}.${hash}`,
      `${record}.${hash} `,
      `_design/${hash}`,
      `x${'-x'.repeat(60)}-${hash}.${hash}`,
    ]),
    ...[null, 7, '', recordId('person', 'two'), [record]].map((value) => ({
      ...row(`record: ${JSON.stringify(value)}`, 'id', {}),
      text: JSON.stringify({ ...entry, record: value }),
    })),
    ...each('kind', 'kind', ['', 'case', 'Person', null, 1, ['person']]),
    ...each('case', 'case', [null, '', 'case', record, 7, [], `${recordId('case')}x`]),
    ...each('author', 'author', [null, '', 'Operatore', 'a b', '-a', 'è', 'a'.repeat(65), 7, ['operatore']]),
    ...each('device', 'device', [null, '', 'tablet', token('d').slice(1), `${token('d').slice(0, 25)}b`, 7]),
    ...each('at', 'at', [
      null,
      '',
      '2026-11-17',
      '2026-11-17T12:41:00Z',
      '2026-11-17T12:41:00.000+01:00',
      '2026-11-17T12:41:00.0000Z',
      ' 2026-11-17T12:41:00.000Z',
      1_789_000_000_000,
    ]),
    ...each('at', 'ok', ['1970-01-01T00:00:00.000Z', '9999-99-99T99:99:99.999Z']),
    ...each('salt', 'salt', [null, '', 'salt', token('s').slice(1), `${token('s').slice(0, 25)}b`, 7]),
    ...each('sig', 'sig', [
      null,
      '',
      'A'.repeat(85),
      'A'.repeat(87),
      `${'A'.repeat(85)}=`,
      `${'A'.repeat(85)}+`,
      7,
    ]),
  ]
}

function contents(): Row[] {
  const long = 'a'.repeat(40)
  return [
    row('no set', 'set', { set: undefined }),
    ...each('set', 'set', [null, [], 'x', 7, {}]),
    ...[
      '',
      '/',
      'a/',
      '/a',
      'a//b',
      'a b',
      'a.b',
      'nàme',
      'a/b/c/d/e/f',
      `${long}a`,
      '*',
      'household/*/name',
      'a/constructor',
      'prototype/a',
      '_id',
      'a_b',
    ].map((path) => row(`path ${path.slice(0, 30)}`, 'path', { set: { [path]: 'x' } })),
    row('a path inside another', 'path', { set: { household: 'x', 'household/k1/name': 'y' } }),
    row('paths that only begin alike', 'ok', { set: { house: 'x', household: 'y', house2: 'z' } }),
    row('the longest path', 'ok', { set: { [`${long}/${long}/${long}/${long}/${'a'.repeat(36)}`]: 'x' } }),
    row('a path over 200', 'key', { set: { [`${long}/${long}/${long}/${long}/${'a'.repeat(37)}`]: 'x' } }),
    row('a cleared field', 'ok', { set: { name: null } }),
    row('a list and an object as values', 'ok', { set: { a: [1, { b: [] }], c: {} } }),
  ]
}

function lists(): Row[] {
  const [one = '', two = ''] = ids(2)
  const alien = someEntryId(recordId('person', 'two'))
  const name = { set: { name: 'x' } }
  const refused: [string, unknown][] = [
    ['empty', []],
    ['not a list', one],
    ['an object', { 0: one }],
    ['twice the same', [one, one]],
    ['not in order', [two, one]],
    ['of another record', [alien]],
    ['no ids', ['x']],
    ['numbers', [1]],
    ['null', null],
    ['201', ids(201)],
  ]
  return [
    row('no over', 'over', { over: undefined }),
    ...each('over', 'over', [null, [], 'x', 7]).map((each) => ({ ...each, name: `all ${each.name}` })),
    row('over a path that is not set', 'over', { ...name, over: { phone: [one] } }),
    ...refused.map(([what, list]) => row(`over: ${what}`, 'over', { ...name, over: { name: list } })),
    row('over one', 'ok', { ...name, over: { name: [one] } }),
    row('over 200', 'ok', { ...name, over: { name: ids(200) } }),
    ...refused.map(([what, list]) => row(`covers: ${what}`, 'covers', { covers: list })),
    row('covers one, by no signer', 'not-a-signer', { covers: [one] }),
  ]
}

function strangers(): Row[] {
  return [
    row('a member too many', 'unknown-member', { note: 'x' }),
    row('a member of CouchDB', 'unknown-member', { _deleted: true }),
    row('an attachment', 'unknown-member', {
      _attachments: { a: { content_type: 'text/html', data: 'PGI+', revpos: 1 } },
    }),
    row('conflicts', 'unknown-member', { _conflicts: [] }),
    row('a type, as of old', 'unknown-member', { type: 'person' }),
  ]
}
