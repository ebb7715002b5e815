import { forceCloseDatabase } from 'fake-indexeddb'
import { describe, expect, it } from 'vitest'
import { recordId } from '#tests/fixtures/make-entry.ts'
import { must, newDisk, openTestStore } from '#tests/fixtures/store/open-test-store.ts'
import { createSpeaker } from '#tests/fixtures/store/speaker.ts'
import type { StoreEvent } from './types.ts'

const scope = 'tavolo-empoli'
const person = recordId('person', 1)

/** A disk whose connections a test can cut, as a browser does. */
function cuttableDisk(): { disk: IDBFactory; cut(): void } {
  const disk = newDisk()
  const connections = new Set<IDBDatabase>()
  const open = disk.open.bind(disk)
  disk.open = (...input: Parameters<typeof open>) => {
    const request = open(...input)
    request.addEventListener('success', () => void connections.add(request.result as never))
    return request
  }
  return {
    disk,
    cut() {
      for (const connection of connections) forceCloseDatabase(connection as never)
      connections.clear()
    },
  }
}

describe('[S15] a database that the browser closes by itself', () => {
  it('is opened again, and nobody notices', async () => {
    const { disk, cut } = cuttableDisk()
    const { say } = createSpeaker()
    const store = must(await openTestStore(disk))
    const heard: StoreEvent[] = []
    store.watch((event) => event.type === 'closed' && heard.push(event))
    must(await store.save(scope, [say(person, { name: 'Lucia' })]))
    cut()
    const [read, counted] = await Promise.all([store.record(person), store.counts()])
    expect(must(read).folded.fields.name?.shown).toBe('Lucia')
    expect(must(counted).local).toBe(1)
    cut()
    must(await store.save(scope, [say(person, { name: 'Lucia Maria' })]))
    expect(must(await store.counts()).local).toBe(2)
    expect(heard).toEqual([])
  })

  it('stays closed when it was wiped meanwhile, and leaves no empty one behind', async () => {
    const { disk, cut } = cuttableDisk()
    const store = must(await openTestStore(disk))
    const heard: StoreEvent[] = []
    store.watch((event) => heard.push(event))
    cut()
    await new Promise((resolve) => (disk.deleteDatabase('vault').onsuccess = resolve))
    expect(await store.counts()).toEqual({ ok: false, reason: 'closed' })
    expect(await store.counts()).toEqual({ ok: false, reason: 'closed' })
    expect(heard).toEqual([{ type: 'closed', reason: 'wiped' }])
    expect(await disk.databases()).toEqual([])
  })

  it('is tried again by each who asks while it does not open, and people are told once', async () => {
    const { disk, cut } = cuttableDisk()
    const { say } = createSpeaker()
    const store = must(await openTestStore(disk))
    const heard: StoreEvent[] = []
    store.watch((event) => void (event.type !== 'changed' && heard.push(event)))
    const open = disk.open.bind(disk)
    disk.open = () => {
      throw new DOMException('the disk is gone', 'UnknownError')
    }
    cut()
    expect(await store.counts()).toEqual({ ok: false, reason: 'closed' })
    expect(await store.save(scope, [say(person, { name: 'Lucia' })])).toEqual({ ok: false, reason: 'closed' })
    expect(heard).toEqual([{ type: 'closed', reason: 'browser' }])
    disk.open = open
    must(await store.save(scope, [say(person, { name: 'Lucia' })]))
    expect(heard).toEqual([{ type: 'closed', reason: 'browser' }, { type: 'opened' }])
  })

  it('stays closed when a newer app has taken the data meanwhile', async () => {
    const { disk, cut } = cuttableDisk()
    const store = must(await openTestStore(disk))
    const heard: StoreEvent[] = []
    store.watch((event) => heard.push(event))
    cut()
    const newer = must(await openTestStore(disk, { epoch: 1_000_000 }))
    newer.close()
    expect(await store.counts()).toEqual({ ok: false, reason: 'closed' })
    expect(await store.counts()).toEqual({ ok: false, reason: 'closed' })
    expect(heard).toEqual([{ type: 'closed', reason: 'newer-app' }])
  })

  it('stays closed when we had closed it', async () => {
    const store = must(await openTestStore(newDisk()))
    store.close()
    expect(await store.counts()).toEqual({ ok: false, reason: 'closed' })
  })
})
