import { describe, expect, it } from 'vitest'
import { recordId } from '#tests/fixtures/make-entry.ts'
import { must, newDisk, openTestStore } from '#tests/fixtures/store/open-test-store.ts'
import { readDisk } from '#tests/fixtures/store/read-disk.ts'
import { createSpeaker } from '#tests/fixtures/store/speaker.ts'
import { openTestVault } from '#tests/fixtures/store/vaults.ts'
import { createCatalogue, type Catalogue } from './catalogue.ts'
import type { LogRow } from './rows.ts'

const row = (stamp: number, keys: string[], more: Partial<LogRow> = {}): LogRow => ({
  stamp,
  keys,
  entries: keys.map(() => 1),
  cases: keys.map(() => ''),
  ...more,
})

/** All that a catalogue answers. */
function answers(catalogue: Catalogue) {
  return {
    asOf: catalogue.asOf(),
    all: [...catalogue.between('', '\uffff')].sort(),
    size: catalogue.size(),
    ofCase: catalogue.ofCase('a/case-1'),
    people: catalogue.within('a', 'person'),
  }
}

describe('catalogue', () => {
  const rows = [
    row(1, ['a/person-1', 'a/case-1'], { cases: ['case-1', 'case-1'], entries: [2, 3] }),
    row(2, ['a/person-2', 'b/person-1'], { cases: ['case-2', 'case-1'] }),
    row(3, ['a/person-2'], { cases: ['case-1 case-2'], gone: ['a/case-1'] }),
    row(4, [], { goneScope: 'b' }),
  ]

  it('[S2] is what the log says, row after row', () => {
    const catalogue = createCatalogue()
    catalogue.follow(rows.slice(0, 2))
    expect(catalogue.ofCase('a/case-1')).toEqual(['a/case-1', 'a/person-1'])
    expect(catalogue.follow(rows.slice(2))).toEqual(['a/person-2', 'a/case-1', 'b/person-1'])
    expect(answers(catalogue)).toEqual({
      asOf: 4,
      all: [
        ['a/person-1', { stamp: 1, entries: 2, cases: ['a/case-1'] }],
        ['a/person-2', { stamp: 3, entries: 1, cases: ['a/case-1', 'a/case-2'] }],
      ],
      size: { records: 2, entries: 3 },
      ofCase: ['a/person-1', 'a/person-2'],
      people: ['a/person-1', 'a/person-2'],
    })
  })

  it('[S2] passes over rows that it knows', () => {
    const catalogue = createCatalogue()
    catalogue.follow(rows)
    const before = answers(catalogue)
    expect(catalogue.follow(rows.slice(1))).toEqual([])
    expect(answers(catalogue)).toEqual(before)
  })

  it.each([0, 1, 2, 3, 4])('[S2] one row stands for all, after %i others', (known) => {
    const [whole, late] = [createCatalogue(), createCatalogue()]
    whole.follow(rows)
    late.follow(rows.slice(0, known))
    late.follow([whole.whole(), row(5, ['a/person-3'])])
    whole.follow([row(5, ['a/person-3'])])
    expect(answers(late)).toEqual(answers(whole))
  })

  it('[S2] the log is kept short, and two tabs go on agreeing', async () => {
    const [disk, vault, { say }] = [newDisk(), await openTestVault(), createSpeaker()]
    const scope = 'tavolo-empoli-contatti'
    const one = must(await openTestStore(disk, { vault }))
    for (let n = 0; n < 310; n += 1)
      must(await one.receive(scope, { entries: [say(recordId('contact', n % 7), { name: `${n}` })] }))
    const meanwhile = [say(recordId('contact', 9), { name: 'Eva' })]
    const tap = async (step: string) => {
      if (step === 'compact:before') must(await one.receive(scope, { entries: meanwhile }))
    }
    must(await openTestStore(disk, { vault, tap })).close()
    expect((await readDisk(disk)).get('log')).toHaveLength(311)
    const two = must(await openTestStore(disk, { vault }))
    expect((await readDisk(disk)).get('log')).toHaveLength(1)
    must(await two.save(scope, [say(recordId('contact', 8), { name: 'Ugo' })]))
    must(await one.save(scope, [say(recordId('contact', 1), { name: 'Ada' })]))
    for (const store of [one, two]) {
      expect(must(await store.size())).toEqual({ records: 9, entries: 313 })
      expect(must(await store.verify())).toMatchObject({ records: 9, entries: 313, differing: [] })
    }
  })
})
