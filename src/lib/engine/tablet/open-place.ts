/** Where a vault lies: a persisted bucket where the browser has them, else the origin's default storage. */
export type Place = {
  indexedDB: IDBFactory
  range: typeof IDBKeyRange
  bucket: boolean
  persisted: boolean
  usage(): Promise<{ usedBytes: number; quotaBytes: number }>
  /** Removes everything in the place for good: of a bucket not even old bytes stay in its files (reliability.md F4). */
  remove(): Promise<void>
}

type Bucket = {
  indexedDB: IDBFactory
  persisted(): Promise<boolean>
  persist(): Promise<boolean>
  estimate(): Promise<StorageEstimate>
}

type Buckets = {
  open(name: string, options: { persisted: boolean; durability: 'strict' }): Promise<Bucket>
  delete(name: string): Promise<void>
}

/**
 * Opens a place by name. Measured: on a full disk Chromium erased the default storage whole, and never a
 * persisted bucket (reliability.md F1); so where buckets are missing the app warns.
 */
export async function openPlace(name: string): Promise<Place> {
  const buckets = (navigator as Navigator & { storageBuckets?: Buckets }).storageBuckets
  if (!buckets) return defaultPlace(name)
  const bucket = await buckets.open(name, { persisted: true, durability: 'strict' })
  return {
    indexedDB: bucket.indexedDB,
    range: IDBKeyRange,
    bucket: true,
    persisted: await bucket.persisted(),
    usage: async () => inBytes(await bucket.estimate()),
    remove: () => buckets.delete(name),
  }
}

async function defaultPlace(name: string): Promise<Place> {
  return {
    indexedDB,
    range: IDBKeyRange,
    bucket: false,
    persisted: await navigator.storage.persisted(),
    usage: async () => inBytes(await navigator.storage.estimate()),
    remove: () => deleteDatabase(name),
  }
}

function deleteDatabase(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name)
    request.onsuccess = () => resolve()
    request.onerror = () => reject(request.error ?? new Error('deleteDatabase failed'))
  })
}

function inBytes({ usage, quota }: StorageEstimate): { usedBytes: number; quotaBytes: number } {
  return { usedBytes: usage ?? 0, quotaBytes: quota ?? 0 }
}
