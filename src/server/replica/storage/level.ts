import type { LevelIterator, LevelStore } from 'leveldown'

/** Bounds in the order of bytes. */
export type Range = {
  gt?: string
  gte?: string
  lt?: string
  lte?: string
  reverse?: boolean
  limit?: number
}

type Done = (error: Error | null | undefined) => void

/** A callback of LevelDB as a promise. */
export function settled(run: (done: Done) => void): Promise<void> {
  return new Promise((resolve, reject) => run((error) => (error ? reject(error) : resolve())))
}

/** The values of keys, in order; undefined where there is none. Throws when the disk fails. */
export function readMany(store: LevelStore, keys: string[]): Promise<(string | undefined)[]> {
  if (keys.length === 0) return Promise.resolve([])
  return new Promise((resolve, reject) => {
    store.getMany(keys, { asBuffer: false }, (error, values) =>
      error ? reject(error) : resolve(values ?? []),
    )
  })
}

function step(iterator: LevelIterator): Promise<[string, string] | null> {
  return new Promise((resolve, reject) => {
    iterator.next((error, key, value) => {
      if (error) reject(error)
      else resolve(key === undefined || value === undefined ? null : [key, value])
    })
  })
}

/** The rows of a range as of the moment it is asked for; `limit` bounds what is held in memory. */
export async function readRange(store: LevelStore, range: Range): Promise<[string, string][]> {
  const rows: [string, string][] = []
  const iterator = store.iterator({ ...range, keyAsBuffer: false, valueAsBuffer: false })
  try {
    for (let row = await step(iterator); row; row = await step(iterator)) rows.push(row)
    return rows
  } finally {
    await settled((done) => iterator.end(done))
  }
}

/** All rows of a range, a few at a time, for copying a whole store. */
export async function* eachRow(store: LevelStore, range: Range): AsyncGenerator<[string, string]> {
  const iterator = store.iterator({ ...range, keyAsBuffer: false, valueAsBuffer: false })
  try {
    for (let row = await step(iterator); row; row = await step(iterator)) yield row
  } finally {
    await settled((done) => iterator.end(done))
  }
}
