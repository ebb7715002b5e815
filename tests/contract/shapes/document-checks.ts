import { expectEqual } from './expect-equal.ts'
import { push, type Check, type Wire } from './wire.ts'

type Leaves = {
  results: { id: string; docs: { ok?: { _id: string; _rev: string }; error?: { error: string } }[] }[]
}

async function bulkGet(wire: Wire, ids: string[]): Promise<Leaves> {
  const answer = await wire.ask('/_bulk_get', { method: 'POST', body: { docs: ids.map((id) => ({ id })) } })
  expectEqual(answer.status, 200)
  return answer.json as Leaves
}

const newCase = (wire: Wire) => wire.tablet.entry('case', { state: 'SEGNALATO' })

/** What a device that pushes and reconciles relies on. */
export const documentChecks: readonly Check[] = [
  {
    name: 'rows of a batch come in its order, with the reason of each that was refused',
    async run(wire) {
      const good = await newCase(wire)
      const foreign = await wire.tablet.entry('case', { state: 'SEGNALATO' }, { author: 'altra' })
      const last = await newCase(wire)
      const rows = await push(wire, [good, foreign, last])
      expectEqual(
        rows.map(({ id }) => id),
        [good._id, foreign._id, last._id],
      )
      expectEqual([rows[0]?.ok, rows[2]?.ok], [true, true])
      expectEqual([rows[1]?.error, rows[1]?.reason], ['forbidden', 'foreign-author'])
    },
  },
  {
    name: 'the same entry again is a conflict and changes nothing',
    async run(wire) {
      const entry = await newCase(wire)
      await push(wire, [entry])
      const [row] = await push(wire, [entry])
      expectEqual([row?.id, row?.error], [entry._id, 'conflict'])
      expectEqual((await bulkGet(wire, [entry._id])).results[0]?.docs.length, 1)
    },
  },
  {
    name: 'an empty batch is an empty answer',
    async run(wire) {
      expectEqual(await push(wire, []), [])
    },
  },
  {
    name: '_bulk_get gives each id its bodies, and an error where there is none',
    async run(wire) {
      const entry = await newCase(wire)
      await push(wire, [entry])
      const missing = await newCase(wire)
      const { results } = await bulkGet(wire, [entry._id, missing._id])
      expectEqual(
        results.map(({ id }) => id),
        [entry._id, missing._id],
      )
      const { _rev: _, ...doc } = results[0]?.docs[0]?.ok ?? { _id: '', _rev: '' }
      expectEqual(doc, entry)
      expectEqual(
        results[1]?.docs.map(({ ok, error }) => [ok, error?.error]),
        [[undefined, 'not_found']],
      )
    },
  },
  {
    name: '_all_docs lists ids in order, from a key on, as many as asked for',
    async run(wire) {
      await push(wire, [await newCase(wire), await newCase(wire), await newCase(wire)])
      const rows = async (query: string) => {
        const { json } = await wire.ask(`/_all_docs?${query}`)
        return (json as { rows: { id: string; value: { rev: string } }[] }).rows
      }
      const all = await rows('')
      const ids = all.map(({ id }) => id)
      expectEqual(ids, [...ids].sort())
      expectEqual(
        all.every(({ value }) => /^\d+-/.test(value.rev)),
        true,
        'rev',
      )
      const [first = '', second] = ids
      const after = encodeURIComponent(JSON.stringify(`${first}\u0000`))
      expectEqual(
        (await rows(`limit=1&startkey=${after}`)).map(({ id }) => id),
        [second],
      )
    },
  },
  {
    name: '_all_docs by keys gives a row for each, with an error where there is none',
    async run(wire) {
      const entry = await newCase(wire)
      await push(wire, [entry])
      const missing = await newCase(wire)
      const body = { keys: [missing._id, entry._id] }
      const { json } = await wire.ask('/_all_docs', { method: 'POST', body })
      const { rows } = json as { rows: { key: string; id?: string; error?: string }[] }
      expectEqual(
        rows.map(({ key, id, error }) => [key, id ?? error]),
        [
          [missing._id, 'not_found'],
          [entry._id, entry._id],
        ],
      )
    },
  },
]
