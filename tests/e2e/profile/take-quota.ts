import type { Page } from '@playwright/test'
import type { Buckets } from './change-rows.ts'

/** Takes all that the browser lets the vault's place have, and answers with what name it said no. */
export function takeQuota(page: Page): Promise<string> {
  return page.evaluate(takeIn)
}

/** Gives it back. */
export function giveBackQuota(page: Page): Promise<void> {
  return page.evaluate(giveBackIn)
}

// What follows runs in the page, alone.

async function takeIn(): Promise<string> {
  const { storageBuckets } = navigator as unknown as { storageBuckets: Buckets }
  const vault = (await storageBuckets.keys()).find((name) => name !== 'win-keyring') ?? ''
  const { indexedDB } = await storageBuckets.open(vault)
  const opened = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('filler', 1)
    request.onupgradeneeded = () => request.result.createObjectStore('rows', { autoIncrement: true })
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('no database'))
  })
  const put = (bytes: number) =>
    new Promise<string>((resolve) => {
      const writing = opened.transaction('rows', 'readwrite')
      writing.objectStore('rows').put(crypto.getRandomValues(new Uint8Array(bytes)))
      writing.oncomplete = () => resolve('')
      writing.onabort = () => resolve(writing.error?.name ?? 'none')
    })
  let said = ''
  for (const bytes of [65_536, 4096, 64]) for (said = ''; said === '';) said = await put(bytes)
  opened.close()
  return said
}

async function giveBackIn(): Promise<void> {
  const { storageBuckets } = navigator as unknown as { storageBuckets: Buckets }
  for (const name of await storageBuckets.keys()) {
    const { indexedDB } = await storageBuckets.open(name)
    indexedDB.deleteDatabase('filler')
  }
}
