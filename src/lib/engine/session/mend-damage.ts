import type { Store } from '#lib/store/types.ts'

/**
 * Repairs records of which a row was found that does not open, once each while the vault is open; `mended` then
 * asks for an exchange, since what others wrote comes back with a comparison. Answers the way to stop.
 */
export function mendDamage(store: Store, mended: () => void): () => void {
  const tried = new Set<string>()
  return store.watch((event) => {
    if (event.type !== 'damaged') return
    const records = event.records.filter(({ scope, record }) => !tried.has(`${scope}/${record}`))
    if (records.length === 0) return
    for (const { scope, record } of records) tried.add(`${scope}/${record}`)
    void store.repair(records).then(mended)
  })
}
