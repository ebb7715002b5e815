const batch = 1000

type Changes = { results: { id: string; doc: object }[]; last_seq: string | number }

/** Fetches the documents and writes them as they are, the next batch asked for while this one is written. */
export async function fetchAndWrite(database: string): Promise<{ ms: number; docs: number }> {
  const store = await openStore()
  const start = performance.now()
  let docs = 0
  let next: Promise<Changes> | undefined = fetchChanges(database, 0)
  while (next) {
    const { results, last_seq }: Changes = await next
    next = results.length < batch ? undefined : fetchChanges(database, last_seq)
    await write(
      store,
      results.map(({ doc }) => doc).filter((doc) => !('views' in doc || 'validate_doc_update' in doc)),
    )
    docs += results.length
  }
  return { ms: performance.now() - start, docs }
}

async function fetchChanges(database: string, since: string | number): Promise<Changes> {
  const query = `include_docs=true&style=all_docs&limit=${batch}&since=${encodeURIComponent(since)}`
  const answer = await fetch(`/raw/${database}/_changes?${query}`)
  return (await answer.json()) as Changes
}

function openStore(): Promise<IDBDatabase> {
  const request = indexedDB.open('bench-floor', 1)
  request.onupgradeneeded = () => request.result.createObjectStore('docs', { keyPath: '_id' })
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('no database'))
  })
}

function write(database: IDBDatabase, docs: readonly object[]): Promise<void> {
  const transaction = database.transaction('docs', 'readwrite')
  const store = transaction.objectStore('docs')
  for (const doc of docs) store.put(doc)
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve()
    transaction.onabort = () => reject(transaction.error ?? new Error('not written'))
  })
}
