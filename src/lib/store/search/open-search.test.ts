import { describe, expect, it } from 'vitest'
import { textOf } from '#lib/entries/read.ts'
import { recordId } from '#tests/fixtures/make-entry.ts'
import { must, newDisk, openTestStore } from '#tests/fixtures/store/open-test-store.ts'
import { breakRow } from '#tests/fixtures/store/read-disk.ts'
import { createSpeaker } from '#tests/fixtures/store/speaker.ts'
import { openTestVault } from '#tests/fixtures/store/vaults.ts'
import type { StoredRecord } from '../types.ts'
import { keepSearch, openSearch } from './open-search.ts'
import type { Summary } from './summary.ts'

const scope = 'tavolo-empoli-contatti'
const contacts = [0, 1, 2, 3].map((n) => recordId('contact', n))

/** A summarising that counts how often it was asked. */
function createSummarising(version = 1) {
  const asked: string[] = []
  const summarise = ({ scope, record, stamp, folded }: StoredRecord): Summary<string> | undefined => {
    asked.push(record)
    const surname = textOf(folded, 'surname')
    return surname === undefined
      ? undefined
      : { scope, record, stamp, kind: folded.kind, terms: { surname }, row: surname }
  }
  return { asked, version, kinds: ['contact'], summarise }
}

async function prepare() {
  const [disk, vault, { say, erase }] = [newDisk(), await openTestVault(), createSpeaker()]
  const store = must(await openTestStore(disk, { vault }))
  const surnames = ['Rossi', 'Bianchi', 'Neri']
  const entries = surnames.map((surname, n) => say(contacts[n]!, { surname }))
  must(await store.receive(scope, { entries: [...entries, say(recordId('referral'), { state: 'INVIATA' })] }))
  const search = must(await openSearch(store, createSummarising()))
  must(await keepSearch(store, search, 1))
  return { disk, vault, store, say, erase, entries }
}

const rows = (search: { all(): IterableIterator<Summary<string>> }) =>
  [...search.all()].map(({ row }) => row).sort()

describe('the snapshot of the search', () => {
  it('[S13] opens without reading a record when nothing changed', async () => {
    const { store } = await prepare()
    const summarising = createSummarising()
    const search = must(await openSearch(store, summarising))
    expect(summarising.asked).toEqual([])
    expect(rows(search)).toEqual(['Bianchi', 'Neri', 'Rossi'])
    expect(search.find('ross')).toMatchObject([{ summary: { record: contacts[0] } }])
  })

  it('[S13] reads what is new or changed, and leaves out what is gone', async () => {
    const { store, say, erase, entries } = await prepare()
    must(
      await store.save(scope, [
        say(contacts[1]!, { surname: 'Verdi' }, [entries[1]!]),
        say(contacts[3]!, { surname: 'Gallo' }),
      ]),
    )
    must(await store.receive(scope, { entries: [erase({ record: contacts[2]! })] }))
    const summarising = createSummarising()
    const search = must(await openSearch(store, summarising))
    expect(summarising.asked.sort()).toEqual([contacts[1], contacts[3]].sort())
    expect(rows(search)).toEqual(['Gallo', 'Rossi', 'Verdi'])
  })

  it('[S13] one of another version, or that does not open, is made again from the records', async () => {
    const { disk, vault, store } = await prepare()
    const newer = createSummarising(2)
    expect(rows(must(await openSearch(store, newer)))).toHaveLength(3)
    expect(newer.asked).toHaveLength(3)
    store.close()
    await breakRow(disk, 'sealed', 'search-snapshot')
    const again = createSummarising()
    expect(rows(must(await openSearch(must(await openTestStore(disk, { vault })), again)))).toHaveLength(3)
    expect(again.asked).toHaveLength(3)
  })

  it('[S13] a store that is closed is told as such', async () => {
    const { store } = await prepare()
    store.close()
    expect(await openSearch(store, createSummarising())).toEqual({ ok: false, reason: 'closed' })
  })
})
