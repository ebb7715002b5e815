import { describe, expect, it } from 'vitest'
import { recordId } from '#tests/fixtures/make-entry.ts'
import { must, newDisk, openTestStore } from '#tests/fixtures/store/open-test-store.ts'
import { createSpeaker } from '#tests/fixtures/store/speaker.ts'
import { createOpenedCache } from './opened-cache.ts'
import type { OpenedRecord } from './read-records.ts'

const record = (key: string, stamp: number, entries: number) =>
  ({ key, stamp, entries: Array.from({ length: entries }) }) as unknown as OpenedRecord

describe('[S2] records opened lately', () => {
  it('are known by the write that made their row', () => {
    const cache = createOpenedCache()
    const one = record('a/one', 3, 1)
    cache.put([one])
    expect(cache.get('a/one', 3)).toBe(one)
    expect(cache.get('a/one', 4)).toBeUndefined()
    expect(cache.get('a/one', undefined)).toBeUndefined()
  })

  it('make room when there are too many, those used longest ago first', () => {
    const cache = createOpenedCache(4)
    cache.put([record('a/one', 1, 2), record('a/two', 1, 2)])
    cache.get('a/one', 1)
    cache.put([record('a/three', 1, 1)])
    expect(['a/one', 'a/two', 'a/three'].map((key) => cache.get(key, 1) !== undefined)).toEqual([
      true,
      false,
      true,
    ])
  })

  it('show what was written since, and not what was erased', async () => {
    const { say, erase } = createSpeaker()
    const store = must(await openTestStore(newDisk()))
    const [ofCase, person] = [recordId('case'), recordId('person')]
    const names = async () =>
      must(await store.caseRecords(ofCase)).records.map(({ folded }) => folded.fields.name?.shown)
    const first = say(person, { name: 'Lucia' }, [], ofCase)
    must(await store.save('tavolo-empoli', [first]))
    expect(await names()).toEqual(['Lucia'])
    expect(await names()).toEqual(['Lucia'])
    must(await store.save('tavolo-empoli', [say(person, { name: 'Lucilla' }, [first], ofCase)]))
    expect(await names()).toEqual(['Lucilla'])
    must(await store.receive('tavolo-empoli', { entries: [erase({ record: person })] }))
    expect(await names()).toEqual([])
    store.close()
  })
})
