import { describe, expect, it } from 'vitest'
import { winCode } from '#lib/domain/win-code.ts'
import { recordId } from '#tests/fixtures/make-entry.ts'
import { createSearch, type Match } from './create-search.ts'
import type { Summary, Terms } from './summary.ts'

const scope = 'tavolo-empoli'

function person(n: number, terms: Terms, kind = 'person'): Summary {
  return { scope, record: recordId(kind, n), kind, stamp: 1, terms, row: n }
}

const people = [
  person(1, {
    surname: 'Rossi',
    name: 'Maria',
    phones: ['333 1234567'],
    codes: ['RSSMRA84C51D403X'],
    more: 'Empoli 1984',
  }),
  person(2, { surname: 'Rossini', name: 'Anna', phones: ['0571 73456 / 347 9990000'] }),
  person(3, { surname: 'Bianchi', name: 'Rossella', more: 'Vinci 1990' }),
  person(4, { surname: "D'Angelo", name: 'Nicolò', codes: [winCode(recordId('case', 4))] }),
  person(5, { surname: 'De Angelis', name: 'Giovanni' }),
  person(6, { surname: 'Đorđević', name: 'Željka', phones: ['+381 11 234567'] }),
  person(7, { surname: 'Rosso', name: 'Mario', more: 'Empoli 1984' }),
]

const search = createSearch()
search.put(people)

const found = (text: string) =>
  search.find(text).map(({ summary, match }): [number, Match] => [Number(summary.row), match])

describe('search', () => {
  it.each<[text: string, best: [number, Match][]]>([
    [
      'rossi',
      [
        [1, 'surname'],
        [2, 'surname'],
        [7, 'alike'],
      ],
    ],
    [
      'ROSSI',
      [
        [1, 'surname'],
        [2, 'surname'],
        [7, 'alike'],
      ],
    ],
    ['rosi', [[1, 'alike']]],
    [
      'rossi maria',
      [
        [1, 'surname'],
        [7, 'alike'],
      ],
    ],
    [
      'maria rossi',
      [
        [1, 'surname'],
        [7, 'alike'],
      ],
    ],
    [
      'rossi m',
      [
        [1, 'surname'],
        [7, 'alike'],
      ],
    ],
    [
      'rossi 1984',
      [
        [1, 'surname'],
        [7, 'alike'],
      ],
    ],
    ['nicolo', [[4, 'name']]],
    ['dangelo', [[4, 'surname']]],
    ["d'angelo", [[4, 'surname']]],
    ['angelo', [[4, 'surname']]],
    ['deangelis', [[5, 'surname']]],
    ['de angelis', [[5, 'surname']]],
    ['angelis', [[5, 'surname']]],
    ['dordevic', [[6, 'surname']]],
    ['giovani', [[5, 'alike']]],
    ['giovnani', [[5, 'alike']]],
    ['giov', [[5, 'name']]],
    [
      'empoli',
      [
        [1, 'name'],
        [7, 'name'],
      ],
    ],
  ])('[S13] finds %s', (text, best) => {
    expect(found(text)).toEqual(best)
  })

  it('[S13] the whole surname stands before one that only begins so, and that before a name', () => {
    expect(
      found('rossi')
        .slice(0, 2)
        .map(([n]) => n),
    ).toEqual([1, 2])
    expect(found('ross').at(-1)).toEqual([3, 'name'])
  })

  it.each<[text: string, best: number[]]>([
    ['3331234567', [1]],
    ['+39 333 12', [1]],
    ['0039 333 1234567', [1]],
    ['333', [1]],
    ['0571/73456', [2]],
    ['9990', [2]],
    ['347 999', [2]],
    ['+381 11', [6]],
    ['12', []],
  ])('[S13] finds the phone %s', (text, best) => {
    expect(found(text)).toEqual(best.map((n) => [n, 'phone']))
  })

  it('[S13] a number that begins so stands before one that has it inside', () => {
    const phones = createSearch()
    phones.put([
      person(1, { phones: ['055 333222'] }),
      person(2, { phones: ['333 1112223'] }),
      person(3, { phones: ['333222'] }),
    ])
    expect(phones.find('333222').map(({ summary }) => summary.row)).toEqual([3, 1])
    expect(phones.find('333').map(({ summary }) => summary.row)).toEqual([2, 3, 1])
  })

  it.each(['RSSMRA84C51D403X', 'rssmra84c51d403x', 'rss mra 84c51 d403x', 'RSSMRA84'])(
    '[S13] finds the tax code %s',
    (text) => {
      expect(found(text)[0]).toEqual([1, 'code'])
    },
  )

  it('[S13] finds a WIN code however it is written', () => {
    const code = winCode(recordId('case', 4))
    for (const text of [
      code,
      code.toLowerCase(),
      code.replaceAll('-', ''),
      code.replace('WIN-', ''),
      code.slice(0, 9),
    ]) {
      expect(found(text)[0], text).toEqual([4, 'code'])
    }
  })

  it('[S13] an exact code stands before a surname', () => {
    const mixed = createSearch()
    mixed.put([person(1, { surname: 'Fiorentini' }), person(2, { surname: 'Neri', codes: ['FIORENTINI'] })])
    expect(mixed.find('fiorentini').map(({ summary, match }) => [summary.row, match])).toEqual([
      [2, 'code'],
      [1, 'surname'],
    ])
  })

  it('finds nothing for nothing, or what nobody has', () => {
    for (const text of ['', ' ', '-', '?', 'xyzzy', 'rossi xyzzy', '(((', '999888777'])
      expect(found(text), text).toEqual([])
  })

  it('keeps to kinds and scopes', () => {
    const mixed = createSearch()
    mixed.put([
      person(1, { surname: 'Rossi' }),
      person(2, { surname: 'Rossi' }, 'contact'),
      { ...person(3, { surname: 'Rossi' }), scope: 'tavolo-vinci' },
    ])
    const rows = (within: object) => mixed.find('rossi', within).map(({ summary }) => summary.row)
    expect(rows({ kinds: ['contact'] })).toEqual([2])
    expect(rows({ scopes: ['tavolo-vinci'] })).toEqual([3])
    expect(rows({})).toHaveLength(3)
  })

  it('follows changes, and what is gone is not found', () => {
    const live = createSearch()
    live.put(people)
    expect(live.find('bianchi')).toHaveLength(1)
    live.put([{ ...people[2]!, terms: { surname: 'Neri' } }])
    expect([live.find('bianchi').length, live.find('neri').length]).toEqual([0, 1])
    live.drop([people[2]!, { scope, record: recordId('person', 99) }])
    expect(live.find('neri')).toEqual([])
    expect(live.get(people[2]!)).toBeUndefined()
    expect([...live.all()]).toHaveLength(6)
  })

  it('stays right through thousands of changes', () => {
    const live = createSearch()
    for (let n = 0; n < 3000; n += 1) {
      live.put([person(n % 20, { surname: n % 2 ? 'Rossi' : 'Bianchi' })])
      live.warm()
    }
    expect(live.find('rossi')).toHaveLength(10)
    expect(live.find('bianchi')).toHaveLength(10)
  })
})
