import { databaseOf, type Database, type DatabaseClass } from '#lib/domain/schema/database.ts'
import type { Json } from '#lib/domain/schema/kind.ts'
import { checkEnvelope } from '#lib/entries/envelope.ts'
import type { Entry } from '#lib/entries/entry.ts'
import { slotRecordId } from '#lib/entries/ids.ts'
import { isHashed } from '#lib/entries/hash.ts'
import { demand } from '#server/couch/couch.ts'
import { openLedger } from '#server/couch/ledger.ts'
import { ensureDatabase } from '#server/provision/ensure-database.ts'
import { designOf, securityOf } from '#server/provision/network.ts'
import { rotateEpoch } from '#server/gateway/epoch.ts'
import { noticeRestore } from '#server/gateway/session/watch-sessions.ts'
import { readLeaves, writeForOthers, type Leaf } from '#server/gateway/exchange/write-entries.ts'
import { ownEntry } from '#server/gateway/own-entry.ts'
import type { StartedAll } from '#server/start-all.ts'
import { takeGrants } from '#tests/fixtures/take-grants.ts'
import { underRevision, writeBodies, writePastValidator } from '#tests/fixtures/write-past-validator.ts'

/** The replica as whoever holds the server sees it: what is there, and what may befall it. */
export type Replica = {
  /** Every body whose hash fits its id, of one tavolo's cases or of everything, in the order of ids. */
  entries(tavolo?: string): Promise<Entry[]>
  /** Forgets the tablets of seeds played before, whose certificates every new one would pull. */
  begin(): Promise<void>
  /** Where each database stands: another text after any write. */
  position(): Promise<string>
  /** A tavolo's cases are put back from a copy that lacks the `count` entries that came last, which it answers. */
  restoreOlder(tavolo: string, count: number): Promise<Entry[]>
  /** What `epoch rotate` does after a restore. */
  rotateEpoch(): Promise<void>
  /**
   * Puts a body among a tavolo's cases past the validator, under a revision that wins: a false one, as a member might
   * who got past the gateway, or one that only a newer validator lets in.
   */
  force(tavolo: string, body: Entry): Promise<void>
  /** A body offers so many places to each tavolo. Answers the resource. */
  offer(each: number): Promise<string>
  /** A person has nothing to do with a tavolo any more. */
  revoke(login: string, tavolo: string): Promise<void>
  /** When all erasures that came in are carried out. */
  settled(): Promise<void>
}

const classes: readonly DatabaseClass[] = ['tavolo', 'contatti']

type Part = Pick<StartedAll, 'couch' | 'naming' | 'gateway'> & { tavoli: readonly string[] }

/** The part of a replica that one seed's tavoli have. */
export function replicaOf(all: StartedAll, tavoli: readonly string[]): Replica {
  const part = { ...all, tavoli }
  return { ...whatIsThere(part), ...whatBefalls(part) }
}

type Looks = 'entries' | 'position' | 'settled'

function whatIsThere({ couch, naming, gateway, tavoli }: Part): Pick<Replica, Looks> {
  const names = tavoli.flatMap((tavolo) => classes.map((cls) => databaseOf(cls, tavolo).name))
  const pathOf = (name: string) => `/${naming.of(name)}`

  async function leavesOf(name: string): Promise<Leaf[]> {
    const { rows } = (await demand(couch, { path: `${pathOf(name)}/_all_docs` })) as {
      rows: { id: string }[]
    }
    return readLeaves(gateway, name, withoutDesign(rows))
  }

  return {
    async entries(tavolo) {
      const wanted = tavolo === undefined ? names : [casesOf(tavolo).name]
      const leaves = await Promise.all(wanted.map(leavesOf))
      const entries = leaves.flat().flatMap(({ doc }) => entryOf(doc))
      return entries.sort((a, b) => (a._id < b._id ? -1 : 1))
    },
    async position() {
      const infos = await Promise.all(names.map((name) => demand(couch, { path: pathOf(name) })))
      return infos.map((info) => String((info as { update_seq: unknown }).update_seq)).join()
    },
    settled: () => gateway.erasures.settled(),
  }
}

function whatBefalls({ couch, naming, gateway, tavoli }: Part): Omit<Replica, Looks> {
  const pathOf = ({ name }: Database) => `/${naming.of(name)}`

  async function prepare(database: Database): Promise<void> {
    const wanted = { security: securityOf(database, tavoli), design: designOf(database) }
    await ensureDatabase(couch, naming.of(database.name), wanted)
  }

  return {
    async begin() {
      const rete = databaseOf('rete')
      await demand(couch, { method: 'DELETE', path: pathOf(rete) })
      await prepare(rete)
    },
    async restoreOlder(tavolo, count) {
      const database = casesOf(tavolo)
      const path = pathOf(database)
      const { results } = (await demand(couch, { path: `${path}/_changes` })) as { results: { id: string }[] }
      const ids = withoutDesign(results)
      const kept = new Set(ids.slice(0, Math.max(0, ids.length - count)))
      const leaves = await readLeaves(gateway, database.name, ids)
      await demand(couch, { method: 'DELETE', path })
      await demand(couch, { method: 'PUT', path })
      await writeBodies(couch, path, leaves.filter(({ id }) => kept.has(id)).map(storedOf))
      await prepare(database)
      return leaves.filter(({ id }) => !kept.has(id)).flatMap(({ doc }) => entryOf(doc))
    },
    async rotateEpoch() {
      await rotateEpoch(openLedger(couch, naming.own))
      await noticeRestore(gateway)
    },
    force: (tavolo, body) =>
      writePastValidator(couch, pathOf(casesOf(tavolo)), [underRevision(body, 'f'.repeat(32))]),
    offer: (each) => offerPlaces(gateway, tavoli, each),
    revoke: (login, tavolo) =>
      takeGrants({ couch, gateway }, login, (grant) => !grant.startsWith(`tavolo:${tavolo}:`)),
  }
}

/** As the administration would: its entry, written by the gateway in its own name. */
async function offerPlaces(
  gateway: Part['gateway'],
  tavoli: readonly string[],
  each: number,
): Promise<string> {
  const record = slotRecordId('resource', 'simulation', tavoli[0] ?? '')
  const quotas = tavoli.flatMap((tavolo, i): [string, Json][] => [
    [`quotas/q${i}/tavolo`, tavolo],
    [`quotas/q${i}/places`, each],
  ])
  const body = slotRecordId('body', 'simulation', 'a')
  const fields = {
    body,
    type: 'CORSO',
    title: 'Corso',
    places: each * tavoli.length,
    ...Object.fromEntries(quotas),
  }
  const changes = Object.entries(fields).map(([path, value]) => ({ path, value, seen: [] }))
  const now = Date.parse('2026-11-17T08:00:00.000Z')
  const entry = await ownEntry(gateway.key, { kind: 'resource', record, changes, now })
  await writeForOthers(gateway, databaseOf('rete').name, [entry])
  return record
}

function casesOf(tavolo: string): Database {
  return databaseOf('tavolo', tavolo)
}

function withoutDesign(rows: readonly { id: string }[]): string[] {
  return rows.map(({ id }) => id).filter((id) => !id.startsWith('_'))
}

function storedOf({ doc, rev }: Leaf): object {
  return underRevision(doc, rev.slice('1-'.length))
}

function entryOf(doc: object): Entry[] {
  const body = Object.fromEntries(
    Object.entries(doc).filter(([member]) => member === '_id' || !member.startsWith('_')),
  )
  const checked = checkEnvelope(body)
  return checked.ok && isHashed(checked.value) ? [checked.value] : []
}
