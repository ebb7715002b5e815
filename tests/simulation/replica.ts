import type { DatabaseClass } from '#lib/domain/schema/database.ts'
import { databaseOf } from '#lib/domain/schema/database.ts'
import { checkEnvelope } from '#lib/entries/envelope.ts'
import type { Entry } from '#lib/entries/entry.ts'
import { isHashed } from '#lib/entries/hash.ts'
import { demand } from '#server/couch/couch.ts'
import { openLedger } from '#server/couch/ledger.ts'
import { rotateEpoch } from '#server/gateway/epoch.ts'
import { readLeaves, type Leaf } from '#server/gateway/exchange/write-entries.ts'
import type { StartedAll } from '#server/start-all.ts'

/** The replica as whoever holds the server sees it: what is there, and what may befall it. */
export type Replica = {
  /** Every body whose hash fits its id, in the order of ids. */
  entries(): Promise<Entry[]>
  /** Where each database stands: another text after any write. */
  position(): Promise<string>
  /** Goes back to a copy that lacks the `count` entries of the tavolo that came last. */
  restoreOlder(count: number): Promise<number>
  /** What `epoch rotate` does after a restore. */
  rotateEpoch(): Promise<void>
  /** Puts a false body beside an entry, under a revision that wins, as a member might who got past the gateway. */
  forge(entry: Entry, set: Entry['set']): Promise<void>
}

const classes: readonly DatabaseClass[] = ['tavolo', 'contatti']

/** The part of a replica that one seed's tavolo has. */
export function replicaOf(all: StartedAll, tavolo: string): Replica {
  const names = classes.map((cls) => databaseOf(cls, tavolo).name)
  const pathOf = (name: string) => `/${all.naming.of(name)}`

  async function leaves(): Promise<Leaf[]> {
    const found = await Promise.all(names.map(async (name) => leavesOf(name)))
    return found.flat()
  }

  async function leavesOf(name: string): Promise<Leaf[]> {
    const { rows } = (await demand(all.couch, { path: `${pathOf(name)}/_all_docs` })) as {
      rows: { id: string }[]
    }
    const ids = rows.map(({ id }) => id).filter((id) => !id.startsWith('_'))
    return readLeaves(all.gateway, name, ids)
  }

  return {
    async entries() {
      const entries = (await leaves()).flatMap(({ doc }) => entryOf(doc))
      return entries.sort((a, b) => (a._id < b._id ? -1 : 1))
    },
    async position() {
      const infos = await Promise.all(names.map((name) => demand(all.couch, { path: pathOf(name) })))
      return infos.map((info) => String((info as { update_seq: unknown }).update_seq)).join()
    },
    async restoreOlder(count) {
      const [name = ''] = names
      const feed = `${pathOf(name)}/_changes?descending=true&limit=${count}&style=all_docs`
      const { results } = (await demand(all.couch, { path: feed })) as {
        results: { id: string; changes: { rev: string }[] }[]
      }
      const late = results.filter(({ id }) => !id.startsWith('_'))
      if (late.length === 0) return 0
      const body = Object.fromEntries(late.map(({ id, changes }) => [id, changes.map(({ rev }) => rev)]))
      await demand(all.couch, { method: 'POST', path: `${pathOf(name)}/_purge`, body })
      return late.length
    },
    async rotateEpoch() {
      await rotateEpoch(openLedger(all.couch, all.naming.own))
      await all.gateway.epoch.refresh()
    },
    async forge(entry, set) {
      const [name = ''] = names
      const hash = 'f'.repeat(32)
      const doc = { ...entry, set, _rev: `1-${hash}`, _revisions: { start: 1, ids: [hash] } }
      const body = { docs: [doc], new_edits: false }
      await demand(all.couch, { method: 'POST', path: `${pathOf(name)}/_bulk_docs`, body })
    },
  }
}

function entryOf(doc: object): Entry[] {
  const body = Object.fromEntries(
    Object.entries(doc).filter(([member]) => member === '_id' || !member.startsWith('_')),
  )
  const checked = checkEnvelope(body)
  return checked.ok && isHashed(checked.value) ? [checked.value] : []
}
