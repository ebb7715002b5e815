import { parseDatabase } from '#lib/domain/schema/database.ts'
import { isOnlyVolunteer, rolesAt } from '#lib/domain/schema/roles.ts'
import { parseRecordId, recordOfEntry } from '#lib/entries/ids.ts'
import type { Store } from '#lib/store/types.ts'
import type { Session } from '../session/session.ts'
import { formOf } from '../today/drafts.ts'
import { referralOf } from './refer.ts'
import { isRested, restAt, type Rest } from './rest.ts'

/** The sealed thing that says since when each contact and referral has been at rest. */
const restsName = 'contact-rests'

type Rests = Record<string, Rest>

/**
 * Where someone is only a volunteer, contacts go from this tablet with their referrals seven days after all of
 * both was confirmed (domain.md §8); an open draft keeps them. Who is more than that gets back what went [S14].
 * Answers whether any went. It asks the clock each time it is called and has no timer of its own.
 */
export async function letContactsGo({
  store,
  granted,
  runtime,
}: Pick<Session, 'store' | 'granted' | 'runtime'>): Promise<boolean> {
  const known = await readRests(store)
  const now = runtime.now()
  const rests: Rests = {}
  let hasGone = false
  for (const scope of granted.databases) {
    const { tavolo = '', class: cls } = parseDatabase(scope) ?? {}
    if (cls !== 'contatti') continue
    if (!isOnlyVolunteer(rolesAt(granted.grants, tavolo))) {
      await store.callBack(scope)
      continue
    }
    const found = await findRefs(store, scope)
    if (!found) return hasGone
    for (const { record, stamp } of found.settled) rests[record] = restAt(known[record], stamp, now)
    const isRipe = (record: string) => rests[record] !== undefined && isRested(rests[record], now)
    const ripe = groupsOf(found.records, tavolo).filter((group) => group.every(isRipe))
    const went = await store.letGo(scope, await withoutDrafts(store, ripe))
    for (const { record } of went.ok ? went.value : []) delete rests[record]
    hasGone ||= went.ok && went.value.length > 0
  }
  if (JSON.stringify(rests) !== JSON.stringify(known)) await store.putSealed(restsName, rests)
  return hasGone
}

async function readRests(store: Store): Promise<Rests> {
  const read = await store.getSealed(restsName)
  return read.ok && read.value !== undefined ? (read.value as Rests) : {}
}

/** The contacts and referrals of a scope, and those of them of which nothing waits to be confirmed. */
async function findRefs(
  store: Store,
  scope: string,
): Promise<{ records: string[]; settled: { record: string; stamp: number }[] } | undefined> {
  const [all, outstanding] = [await store.recordRefs({ scope }), await store.outstanding()]
  if (!all.ok || !outstanding.ok) return undefined
  const refs = all.value.filter(({ record }) => ['contact', 'referral'].includes(kindOf(record)))
  const waiting = new Set(outstanding.value.map(({ id }) => recordOfEntry(id)))
  return {
    records: refs.map(({ record }) => record),
    settled: refs.filter(({ record }) => !waiting.has(record)),
  }
}

function kindOf(record: string): string {
  return parseRecordId(record)?.kind ?? ''
}

/** A contact goes and comes with its referral, so that neither is ever here without the other. */
function groupsOf(records: readonly string[], tavolo: string): string[][] {
  const here = new Set(records)
  const pairs = records
    .filter((record) => kindOf(record) === 'contact')
    .map((contact) => [contact, referralOf(contact, tavolo)].filter((record) => here.has(record)))
  const paired = new Set(pairs.flat())
  return [...pairs, ...records.filter((record) => !paired.has(record)).map((record) => [record])]
}

async function withoutDrafts(store: Store, groups: string[][]): Promise<string[][]> {
  if (groups.length === 0) return groups
  const drafts = await store.drafts()
  const open = new Set(drafts.ok ? drafts.value.map(({ key }) => formOf(key).split('/')[1]) : [])
  return groups.filter((group) => !group.some((record) => open.has(record)))
}
