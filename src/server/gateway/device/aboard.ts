import { databasesFor, type DatabaseClass } from '#lib/domain/schema/database.ts'
import { recordOfEntry } from '#lib/entries/ids.ts'
import { demand } from '../../couch/couch.ts'
import type { Gateway } from '../gateway.ts'
import type { Device } from './devices.ts'

/** What a device may hold of one tavolo: its cases by their ids, and how many contacts. */
export type Aboard = { tavolo: string; cases: string[]; contacts: number }

/** What a device may hold, by what its owner was last granted there: ids alone, nothing that tells of anybody. */
export async function aboardOf(
  gateway: Pick<Gateway, 'couch' | 'naming' | 'databases'>,
  { certificates }: Pick<Device, 'certificates'>,
): Promise<Aboard[]> {
  const readable = databasesFor(certificates.at(-1)?.grants ?? [])
  const held = (cls: DatabaseClass) =>
    readable.filter((database) => database.class === cls && gateway.databases.has(database.name))
  const found = new Map<string, Aboard>()
  for (const { tavolo = '', name } of held('contatti')) {
    const contacts = await recordsIn(gateway, name, 'contact')
    found.set(tavolo, { tavolo, cases: [], contacts: contacts.length })
  }
  for (const { tavolo = '', name } of held('tavolo')) {
    const cases = await recordsIn(gateway, name, 'case')
    found.set(tavolo, { tavolo, contacts: found.get(tavolo)?.contacts ?? 0, cases })
  }
  return [...found.values()]
}

/** The records of a kind in a database, sorted. */
async function recordsIn(
  { couch, naming }: Pick<Gateway, 'couch' | 'naming'>,
  database: string,
  kind: string,
): Promise<string[]> {
  const range = `startkey=${JSON.stringify(`${kind}-`)}&endkey=${JSON.stringify(`${kind}-~`)}`
  const path = `/${naming.of(database)}/_all_docs?${range}`
  const { rows } = (await demand(couch, { path })) as { rows: { id: string }[] }
  return [...new Set(rows.map(({ id }) => recordOfEntry(id)))]
}
