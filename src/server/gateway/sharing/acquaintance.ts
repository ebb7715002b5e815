import { parseDatabase } from '#lib/domain/schema/database.ts'
import type { RecordId } from '#lib/entries/entry.ts'
import { newToken } from '#lib/entries/ids.ts'
import type { Agreements, AgreementSlice } from './agreements.ts'
import { openKnownPeople, type Known } from './known-people.ts'
import { casesIn, competentOf, livesAt, recognise } from './recognise.ts'
import { tellFound } from './say-sharing.ts'
import { casesOf, newPage, sharingOf } from './sharing-page.ts'

/** Who is known at which tavolo, by keyed hashes, and what is done when two of them may be one. */
export type Acquaintance = {
  /** Looks at the person of a case, and forgets them where the case or they are gone. */
  lookAt(database: string, ofCase: RecordId): Promise<void>
  /** Looks at every case of a tavolo, once for all. */
  lookThrough(tavolo: string): Promise<void>
  caseOfPerson(person: RecordId): RecordId | undefined
}

/** A page of the ledger: the key of the hashes. */
type SecretPage = { _id: string; secret: string }
/** A page of the ledger: the persons of this tavolo's cases were looked at. */
type LookedPage = { _id: string }

/** Reads it from the ledger; the key is made the first time. */
export async function openAcquaintance(bare: AgreementSlice, agreements: Agreements): Promise<Acquaintance> {
  const { ledger, places } = bare
  const { secret } = await ledger.change<SecretPage>('people-key', (old) => old ?? newSecret())
  const given = { ...bare, secret }
  const people = await openKnownPeople(ledger)

  async function lookAt(database: string, ofCase: RecordId): Promise<void> {
    const known = await recognise(given, database, ofCase)
    if (!known) return people.forget(ofCase)
    await people.put(known)
    for (const twin of people.alike(known).map(whereNow))
      if (twin.tavolo !== known.tavolo) await meet(known, twin)
  }

  /** Where a case is that may have been transferred since it was looked at. */
  function whereNow(known: Known): Known {
    const home = places.homeOf(casesOf(known.tavolo), known.case)
    return { ...known, tavolo: parseDatabase(home ?? '')?.tavolo ?? known.tavolo }
  }

  /** Two cases of what may be one person: both coordinators hear of it, and nothing of the other's. */
  async function meet(a: Known, b: Known): Promise<void> {
    const record = sharingOf(a.case, b.case)
    const there = agreements.get(record)
    if (there?.joined) return
    const today = new Date(given.now()).toISOString().slice(0, 10)
    const lives = [await livesAt(given, a, today), await livesAt(given, b, today)]
    const competent = competentOf(a, b, lives)
    if (there?.competent === competent) return
    const [one, other] = a.tavolo < b.tavolo ? [a, b] : [b, a]
    const on = there?.on ?? today
    const said = { record, one: one.tavolo, other: other.tavolo, oneCase: one.case, otherCase: other.case }
    await tellFound(
      given,
      await agreements.keep(newPage({ ...said, reason: 'STESSA_PERSONA', on, competent })),
    )
    await agreements.goOn(record)
  }

  return {
    lookAt,
    caseOfPerson: (person) => people.caseOfPerson(person),
    async lookThrough(tavolo) {
      const _id = `looked:${tavolo}`
      if (await ledger.read<LookedPage>(_id)) return
      for (const ofCase of await casesIn(given, tavolo)) await lookAt(casesOf(tavolo), ofCase)
      await ledger.change<LookedPage>(_id, () => ({ _id }))
    },
  }
}

function newSecret(): SecretPage {
  return { _id: 'people-key', secret: newToken((n) => crypto.getRandomValues(new Uint8Array(n))) }
}
