import { openTarget } from '#server/cli/open-target.ts'
import { demand, type Couch } from '#server/couch/couch.ts'
import { underRevision, writePastValidator } from '#tests/fixtures/write-past-validator.ts'
import { expect, test } from '../fixtures.ts'
import { editField, findQuietCase, openCase, openHistory, writeAddress } from '../tablet/case.ts'
import { syncChip, syncNow, waitForExchange } from '../tablet/exchange.ts'
import { expectWhole } from '../tablet/integrity.ts'
import { fault } from './fault.ts'

const database = '/tavolo-empoli'

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
  ].map((doc) => underRevision(doc, 'a'.repeat(32)))
}

/** Whoever has the keys of the replica puts false things in, past its validator. */
async function poison(couch: Couch, address: string): Promise<void> {
  const { rows } = (await demand(couch, { path: `${database}/_all_docs?include_docs=true` })) as {
    rows: { doc: Record<string, unknown> & { set?: { address?: string } } }[]
  }
  const entry = rows.map(({ doc }) => doc).find(({ set }) => set?.address === address)
  if (!entry) throw new Error('the entry is not on the replica')
  const forged = underRevision({ ...entry, set: { address: 'Via Forgiata 9' } }, 'f'.repeat(32))
  await writePastValidator(couch, database, [...poisons(entry), forged])
}

test(
  'false and poisonous bodies on the replica: shut away and told, nothing of them shows, the rest goes on',
  fault('43: poisonous documents lie on the replica', '44: forged bodies win over true ones on the replica'),
  async ({ dataDir, tabletOf }) => {
    const { page } = await tabletOf('giulia.ferri')
    const ofCase = await findQuietCase(page)
    await writeAddress(page, ofCase, 'Via Vera 1')
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
