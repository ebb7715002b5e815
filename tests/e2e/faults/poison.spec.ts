import { openTarget } from '#server/cli/open-target.ts'
import { demand, type Couch } from '#server/couch/couch.ts'
import { expect, test } from '../fixtures.ts'
import { editField, findQuietCase, openCase, openHistory } from '../tablet/case.ts'
import { syncChip, syncNow, waitForExchange } from '../tablet/exchange.ts'
import { expectWhole } from '../tablet/integrity.ts'

const fault = (...descriptions: string[]) => ({
  annotation: descriptions.map((description) => ({ type: 'fault', description })),
})

const database = '/tavolo-empoli'
const design = `${database}/_design/win`

/** A body of the first generation under a revision of our choice. */
const under = (hash: string, doc: object) => ({
  ...doc,
  _rev: `1-${hash.repeat(32)}`,
  _revisions: { start: 1, ids: [hash.repeat(32)] },
})

/** Things that are no entries, or not the entries that they say they are. */
function poisons(entry: Record<string, unknown>): object[] {
  const token = (letter: string) => letter.repeat(25) + 'a'
  const like = { ...entry, _rev: undefined }
  const deep = Array.from({ length: 60 }).reduce<unknown>((inner) => ({ a: inner }), 1)
  return [
    { _id: 'non-una-voce', testo: 'ciao' },
    { ...like, _id: `${String(entry.record)}.${token('b')}`, set: { address: 'Via Falsa 9' } },
    { ...like, _id: `${String(entry.record)}.${token('c')}`, set: { address: 'x'.repeat(300_000) } },
    { ...like, _id: `${String(entry.record)}.${token('d')}`, set: { address: deep } },
    { ...like, _id: `${String(entry.record)}.${token('e')}`, author: 7, over: 'no' },
  ].map((doc) => under('a', doc))
}

/** Whoever has the keys of the replica puts false things in, past its validator. */
async function poison(couch: Couch, address: string): Promise<number> {
  const { rows } = (await demand(couch, { path: `${database}/_all_docs?include_docs=true` })) as {
    rows: { doc: Record<string, unknown> & { set?: { address?: string } } }[]
  }
  const entry = rows.map(({ doc }) => doc).find(({ set }) => set?.address === address)
  if (!entry) throw new Error('the entry is not on the replica')
  const { _rev, ...validator } = (await demand(couch, { path: design })) as { _rev: string }
  await demand(couch, { method: 'DELETE', path: `${design}?rev=${_rev}` })
  const forged = under('f', { ...entry, set: { address: 'Via Forgiata 9' } })
  const docs = [...poisons(entry), forged]
  const told = await demand(couch, {
    method: 'POST',
    path: `${database}/_bulk_docs`,
    body: { docs, new_edits: false },
  })
  expect(told).toEqual([])
  await demand(couch, { method: 'PUT', path: design, body: validator })
  return docs.length
}

test(
  'false and poisonous bodies on the replica: shut away and told, nothing of them shows, the rest goes on',
  fault('43: poisonous documents lie on the replica', '44: forged bodies win over true ones on the replica'),
  async ({ dataDir, tabletOf }) => {
    const { page } = await tabletOf('giulia.ferri')
    const ofCase = await findQuietCase(page)
    await openCase(page, ofCase)
    await editField(page, 'Domicilio', 'Via Vera 1')
    await syncNow(page)
    await waitForExchange(page)
    const target = await openTarget(undefined, dataDir)
    if (!target.ok) throw new Error(target.sentence)
    await poison(target.couch, 'Via Vera 1')
    await target.stop()

    // A tablet that had the true one already, and one that meets all of it at its first exchange.
    const other = await tabletOf('paolo.vanni')
    await openCase(other.page, ofCase)
    await editField(other.page, 'E-mail', 'vera@prova.test')
    await syncNow(other.page)
    await syncNow(page)
    for (const each of [page, other.page]) {
      await expect(syncChip(each)).toHaveAccessibleName(/in quarantena/)
      await expect(each.getByText(/Dati in arrivo che WIN non riconosce/)).toBeVisible()
      await expectWhole(each)
      await openCase(each, ofCase)
      await expect(each.getByText('vera@prova.test')).toBeVisible()
      const history = await openHistory(each, 'Domicilio')
      await expect(history).toContainText('Via Vera 1')
      await expect(each.getByText(/Via (Falsa|Forgiata) 9/)).toHaveCount(0)
    }
  },
)
