import type { Page } from '@playwright/test'

/** The browser's buckets, which TypeScript does not know. */
export type Buckets = { keys(): Promise<string[]>; open(name: string): Promise<{ indexedDB: IDBFactory }> }

/**
 * Flips a bit in the seal of every row of a table of every vault, as a failing disk would. The page stands at the
 * lock, or nothing is written meanwhile. Answers how many rows it hit.
 */
export function flipSeals(page: Page, table: string): Promise<number> {
  return page.evaluate(flipIn, table)
}

/** Puts other parameters of the key derivation on the key ring; `undefined` puts back those that were there first. */
export function changeParams(page: Page, params: object | null | undefined): Promise<number> {
  return page.evaluate(changeIn, { params })
}

// What follows runs in the page, alone.

async function flipIn(table: string): Promise<number> {
  const answer = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error ?? new Error('no answer'))
    })
  const { storageBuckets } = navigator as unknown as { storageBuckets: Buckets }
  let hit = 0
  for (const name of await storageBuckets.keys()) {
    const { indexedDB: factory } = await storageBuckets.open(name)
    for (const { name: database = '' } of await factory.databases()) {
      const db = await answer(factory.open(database))
      if (db.objectStoreNames.contains(table)) {
        const rows = db.transaction(table, 'readwrite', { durability: 'strict' }).objectStore(table)
        const all = (await answer(rows.getAll())) as { sealed: Uint8Array }[]
        for (const row of all) {
          row.sealed[row.sealed.length - 20]! ^= 1
          await answer(rows.put(row))
          hit += 1
        }
      }
      db.close()
    }
  }
  return hit
}

async function changeIn({ params }: { params: object | null | undefined }): Promise<number> {
  const answer = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error ?? new Error('no answer'))
    })
  type Holder = Record<string, unknown> & { params?: unknown }
  const slotsIn = (value: unknown): Holder[] => {
    if (typeof value !== 'object' || value === null) return []
    const own = 'wrapped' in value && 'salt' in value ? [value as Holder] : []
    return [...own, ...Object.values(value).flatMap(slotsIn)]
  }
  const kept = window as unknown as { firstParams?: unknown[] }
  const { storageBuckets } = navigator as unknown as { storageBuckets: Buckets }
  const { indexedDB: factory } = await storageBuckets.open('win-keyring')
  const db = await answer(factory.open('win-keyring'))
  const rows = db.transaction('people', 'readwrite', { durability: 'strict' }).objectStore('people')
  const people = (await answer(rows.getAll())) as { header: unknown }[]
  const slots = people.flatMap(({ header }) => slotsIn(header)).filter((slot) => slot.type === 'passphrase')
  kept.firstParams ??= slots.map((slot) => slot.params)
  for (const [i, slot] of slots.entries()) {
    if (params === null) delete slot.params
    else slot.params = params ?? kept.firstParams[i]
  }
  for (const person of people) await answer(rows.put(person))
  db.close()
  return slots.length
}
