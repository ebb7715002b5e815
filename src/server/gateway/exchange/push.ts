import type { Entry } from '#lib/entries/entry.ts'
import type { Gateway } from '../gateway.ts'
import type { Session } from '../session/sessions.ts'
import { devicesOf, judgeOwn, type Judged } from './judge.ts'
import { writeEntries, type Row } from './write-entries.ts'

/** How many entries a request may bring. */
export const batchLimit = 500

type Slice = Pick<Gateway, 'couch' | 'naming' | 'speak' | 'ownSalt' | 'devices' | 'verify' | 'erasures'>

/** Writes a person's own entries: what passes goes on in their name, the others come back with the reason. */
export async function push(
  gateway: Slice,
  database: string,
  session: Session,
  docs: readonly unknown[],
): Promise<Row[]> {
  const { person } = session
  const devices = await devicesOf(gateway, docs)
  return gateway.erasures.whileWriting(database, async () => {
    const judged = await Promise.all(docs.map((doc) => judgeOwn(gateway, database, person, doc, devices)))
    const write = (entries: readonly Entry[]) =>
      writeEntries(gateway, database, entries, gateway.speak({ ...person, login: session.login }))
    return writeJudged(gateway, database, judged, write)
  })
}

/** Writes what was judged good and puts its rows in the place of those that were not. Erasures take effect. */
export async function writeJudged(
  { erasures }: Pick<Gateway, 'erasures'>,
  database: string,
  judged: readonly Judged[],
  write: (entries: readonly Entry[]) => Promise<Row[]>,
): Promise<Row[]> {
  const good = judged.flatMap((each) => (each.ok ? [each.entry] : []))
  await erasures.announce(database, good)
  const rows = await write(good)
  erasures.settle(database, good, rows)
  let next = 0
  return judged.map((each): Row => {
    if (!each.ok) return { id: each.id, error: 'forbidden', reason: each.reason }
    next += 1
    return rows[next - 1] as Row
  })
}
