import type { Entry } from '#lib/entries/entry.ts'
import type { Gateway } from '../gateway.ts'
import type { Session } from '../session/sessions.ts'
import { devicesOf, judgeOwn, type Judged } from './judge.ts'
import { writeEntries, writeForOthers, type Row } from './write-entries.ts'

/** How many entries a request may bring. */
export const batchLimit = 500

/** What judging and writing entries needs of the gateway. */
export type PushSlice = Pick<
  Gateway,
  | 'couch'
  | 'naming'
  | 'speak'
  | 'ownSalt'
  | 'devices'
  | 'verify'
  | 'erasures'
  | 'transfers'
  | 'sharings'
  | 'numbering'
  | 'withdrawals'
>

/** Writes a person's own entries: what passes goes on in their name, the others come back with the reason. */
export async function push(
  gateway: PushSlice,
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

type Behind = Omit<PushSlice, 'devices' | 'verify'>

/**
 * Writes what was judged good and puts its rows in the place of those that were not. Erasures and transfers take
 * effect; what speaks of a case that left this database follows it.
 */
export async function writeJudged(
  gateway: Behind,
  database: string,
  judged: readonly Judged[],
  write: (entries: readonly Entry[]) => Promise<Row[]>,
): Promise<Row[]> {
  const { erasures, transfers, sharings } = gateway
  const good = judged.flatMap((each) => (each.ok ? [each.entry] : []))
  const late = good.filter((entry) => transfers.homeOf(database, entry) !== undefined)
  const here = good.filter((entry) => !late.includes(entry))
  await erasures.announce(database, here)
  await transfers.announce(database, here)
  await sharings.announce(database, here)
  const rows = await write(here)
  erasures.settle(database, here, rows)
  transfers.settle(here, rows)
  sharings.settle(database, here, rows)
  gateway.numbering.settle(database, here, rows)
  gateway.withdrawals.settle(database, here, rows)
  const byId = new Map([...rows, ...(await forward(gateway, database, late))].map((row) => [row.id, row]))
  return judged.map((each): Row => {
    if (!each.ok) return { id: each.id, error: 'forbidden', reason: each.reason }
    return byId.get(each.entry._id) as Row
  })
}

/** Entries of cases that went elsewhere, written there by the gateway, unless the case was erased since. */
async function forward(gateway: Behind, database: string, late: readonly Entry[]): Promise<Row[]> {
  const rows: Row[] = []
  for (const home of new Set(late.map((entry) => gateway.transfers.homeOf(database, entry) ?? database))) {
    const all = late.filter((entry) => gateway.transfers.homeOf(database, entry) === home)
    const erased = all.filter((entry) => gateway.erasures.isErased(home, entry))
    const good = all.filter((entry) => !erased.includes(entry))
    const write = () => writeForOthers(gateway, home, good)
    rows.push(...erased.map(({ _id: id }): Row => ({ id, error: 'forbidden', reason: 'erased' })))
    const written = await gateway.erasures.whileWriting(home, write)
    gateway.sharings.settle(home, good, written)
    rows.push(...written)
  }
  return rows
}
