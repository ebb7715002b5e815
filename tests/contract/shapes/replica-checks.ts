import { demand } from '#server/couch/couch.ts'
import { readLeaves } from '#server/gateway/exchange/write-entries.ts'
import type { Network } from '../network.ts'
import { expectEqual } from './expect-equal.ts'
import { changes, database, push, type Wire } from './wire.ts'

/** One thing that the gateway relies on of the replica. */
export type ReplicaCheck = { name: string; run(network: Network, wire: Wire): Promise<void> }

const hex = (digit: string) => digit.repeat(32)

/** Two leaves under one id: a body and a false one, as a rogue member would push it past the gateway. */
async function twoLeaves(wire: Wire): Promise<string> {
  const entry = await wire.tablet.entry('case', { state: 'SEGNALATO' })
  await push(wire, [entry])
  const forged = {
    ...entry,
    set: { state: 'CHIUSO' },
    _rev: `1-${hex('f')}`,
    _revisions: { start: 1, ids: [hex('f')] },
  }
  expectEqual(await push(wire, [forged], { new_edits: false }), [])
  return entry._id
}

/** What stands behind relays, erasures and false bodies. */
export const replicaChecks: readonly ReplicaCheck[] = [
  {
    name: 'a false body joins as a leaf of its own, and all leaves are shown',
    async run(network, wire) {
      const id = await twoLeaves(wire)
      const { results } = await changes(wire, 'since=0&limit=100000&style=all_docs')
      expectEqual(results.find((row) => row.id === id)?.changes.length, 2)
      const leaves = await readLeaves(network.gateway, database, [id])
      expectEqual(leaves.map(({ doc }) => (doc as { set: { state: string } }).set.state).sort(), [
        'CHIUSO',
        'SEGNALATO',
      ])
    },
  },
  {
    name: 'a purge of all leaves leaves nothing, in no feed and under no revision',
    async run(network, wire) {
      const id = await twoLeaves(wire)
      const leaves = await readLeaves(network.gateway, database, [id])
      const path = `/${network.naming.of(database)}`
      const body = { [id]: leaves.map(({ rev }) => rev) }
      await demand(network.couch, { method: 'POST', path: `${path}/_purge`, body })
      expectEqual(await readLeaves(network.gateway, database, [id]), [])
      const { results } = await changes(wire, 'since=0&limit=100000&style=all_docs')
      expectEqual(
        results.some((row) => row.id === id),
        false,
        'in the feed',
      )
      for (const { rev } of leaves) {
        const { status } = await network.couch.ask({ path: `${path}/${id}?rev=${rev}` })
        expectEqual(status, 404)
      }
      await demand(network.couch, { method: 'POST', path: `${path}/_compact`, body: {} })
    },
  },
  {
    name: 'a cursor from before a purge and a compaction goes on from there',
    async run(network, wire) {
      const { last_seq } = await changes(wire, 'since=0&limit=100000')
      const id = await twoLeaves(wire)
      const leaves = await readLeaves(network.gateway, database, [id])
      const body = { [id]: leaves.map(({ rev }) => rev) }
      await demand(network.couch, { method: 'POST', path: `/${network.naming.of(database)}/_purge`, body })
      const entry = await wire.tablet.entry('case', { state: 'SEGNALATO' })
      await push(wire, [entry])
      const { results } = await changes(wire, `since=${encodeURIComponent(String(last_seq))}`)
      expectEqual(
        results.map((row) => row.id),
        [entry._id],
      )
    },
  },
  {
    name: 'a fitting body is written beside a false one and becomes a leaf',
    async run(network, { tablet, ...wire }) {
      const entry = await tablet.entry('case', { state: 'SEGNALATO' })
      const direct: Wire = { ...wire, tablet }
      const forged = {
        ...entry,
        set: { state: 'CHIUSO' },
        _rev: `1-${hex('f')}`,
        _revisions: { start: 1, ids: [hex('f')] },
      }
      await push(direct, [forged], { new_edits: false })
      const answer = await tablet.ask(`/api/beside/${database}`, {
        method: 'POST',
        body: { entries: [entry] },
      })
      expectEqual(answer.json, { rows: [{ id: entry._id, ok: true }] })
      expectEqual((await readLeaves(network.gateway, database, [entry._id])).length, 2)
    },
  },
]
