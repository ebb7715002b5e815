import { isHashed } from '#lib/entries/hash.ts'
import { openStore } from '#lib/store/open-store.ts'
import { openVaultFromKey } from '#lib/vault/open-vault.ts'
import { makeNetwork } from './network.ts'

/** One figure of a run, in milliseconds. */
export type Figure = { figure: string; ms: number }

const scope = 'tavolo-empoli'

function must<T>(outcome: { ok: true; value: T } | { ok: false; reason: string }): T {
  if (!outcome.ok) throw new Error(outcome.reason)
  return outcome.value
}

async function run(count: number): Promise<Figure[]> {
  const random = (n: number) => crypto.getRandomValues(new Uint8Array(n))
  const entries = makeNetwork(count, random)
  const figures: Figure[] = []
  const time = async <T>(figure: string, work: () => T | Promise<T>): Promise<T> => {
    const from = performance.now()
    const value = await work()
    figures.push({ figure, ms: performance.now() - from })
    await (globalThis as any).cpu?.(figure)
    return value
  }
  const vault = await openVaultFromKey(random(32))
  const name = `bench-${performance.now()}`
  const open = async () =>
    must(await openStore({ indexedDB, IDBKeyRange, name, vault, random, now: () => Date.now() }))
  const store = await open()
  await time('hash', () => entries.every(isHashed))
  await time('receive', async () => {
    for (let from = 0; from < count; from += 500) {
      must(
        await store.receive(scope, {
          entries: entries.slice(from, from + 500),
          marks: { cursor: String(from) },
        }),
      )
    }
  })
  await time('receive-again', async () => {
    for (let from = 0; from < count; from += 500) {
      must(
        await store.receive(scope, {
          entries: entries.slice(from, from + 500),
          marks: { cursor: String(from) },
        }),
      )
    }
  })
  const more = makeNetwork(200, random)
  const saves: number[] = []
  for (const entry of more) {
    const from = performance.now()
    must(await store.save(scope, [entry]))
    saves.push(performance.now() - from)
  }
  saves.sort((a, b) => a - b)
  figures.push({ figure: 'save-p50', ms: saves[100] ?? 0 }, { figure: 'save-p95', ms: saves[190] ?? 0 })
  await time('counts', () => store.counts())
  await time('ids', () => store.ids(scope))
  store.close()
  const again = await time('open', open)
  let records = 0
  await time('records', async () =>
    must(await again.recordsOf({}, (batch) => void (records += batch.length))),
  )
  const cold = entries.slice(0, 20)
  await time('save-cold-20', async () => {
    for (const { _id, record, case: of } of cold) {
      const [entry] = makeNetwork(1, random)
      if (entry)
        must(
          await again.save(scope, [
            { ...entry, record, case: of ?? '', _id: `${record}.${_id.slice(-26)}x` },
          ]),
        )
    }
  })
  const verified = must(await time('verify', () => again.verify()))
  figures.push({ figure: `records=${records} differing=${verified.differing.length}`, ms: 0 })
  again.close()
  return figures
}

Object.assign(globalThis, { run })
