import { findPlace } from '#lib/domain/comuni.ts'
import { itemsOf, textOf } from '#lib/entries/read.ts'
import { foldRecord } from '#lib/entries/fold.ts'
import type { Entry } from '#lib/entries/entry.ts'
import type { Gateway } from '../gateway.ts'
import { readUnder } from '../exchange/read-record.ts'

type Slice = Pick<Gateway, 'couch' | 'naming' | 'speak' | 'ownSalt'>

/** The tavolo of a comune (slug or name) on a day, as the network's records have it; else the comune's own. */
export async function tavoloOf(gateway: Slice, comune: string, day: string): Promise<string | undefined> {
  const place = findPlace(comune)
  if (!place) return undefined
  const entries = await readUnder(gateway, 'rete', 'tavolo-')
  const records = new Map<string, Entry[]>()
  for (const entry of entries) records.set(entry.record, [...(records.get(entry.record) ?? []), entry])
  for (const all of records.values()) {
    const folded = foldRecord(all)
    if (!folded) continue
    const has = itemsOf(folded, 'comuni').some((item) => {
      const at = (leaf: string) => textOf(folded, `comuni/${item}/${leaf}`)
      const [from = '', to = '9999'] = [at('from'), at('to')]
      return at('istat') === place.istat && from <= day && day <= to
    })
    const slug = textOf(folded, 'slug')
    if (has && slug !== undefined) return slug
  }
  return place.slug
}
