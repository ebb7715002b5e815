type Bucket = { persist(): Promise<boolean> }
type Buckets = { keys(): Promise<string[]>; open(name: string): Promise<Bucket> }

/**
 * Asks the browser never to clear by itself what this origin keeps: the default storage and every bucket. Worth
 * repeating: browsers grant it more readily once the app is installed.
 */
export async function askPersistence(): Promise<void> {
  await navigator.storage.persist()
  const buckets = (navigator as Navigator & { storageBuckets?: Buckets }).storageBuckets
  for (const name of (await buckets?.keys()) ?? []) {
    const bucket = await buckets?.open(name)
    await bucket?.persist()
  }
}
