import * as z from 'zod/mini'
import { isDay } from '#lib/domain/schema/fields.ts'
import { isIssuedBy, readCertificate, type Certificate } from '#lib/entries/certificate.ts'
import type { Entry } from '#lib/entries/entry.ts'
import type { Exchange } from '#lib/sync/exchange.ts'
import { createJudge } from '#lib/sync/peer/judge-entry.ts'
import { sharedScopes } from '#lib/sync/peer/meet-peer.ts'
import { createPeerRemote } from '#lib/sync/peer/peer-remote.ts'
import { storeProven } from '#lib/sync/peer/take-entries.ts'
import { sift, type Sifted } from '#lib/sync/sift.ts'
import { chooseParams } from '#lib/vault/choose-params.ts'
import { verifySignature } from '#lib/vault/device-key.ts'
import { generatePassphrase } from '#lib/vault/generate-passphrase.ts'
import type { KdfPolicy } from '#lib/vault/kdf-policy.ts'
import { openSealedFile, sealFile } from '#lib/vault/sealed-file.ts'
import type { Outcome } from '../api.ts'
import type { Session } from '../session/session.ts'
import { devicesKnown, identityOf } from './identity.ts'
import type { TabletFile, TabletPerson, TabletReport } from './tablet-view.ts'

/** The words of a file: 55 bits, since whoever finds it has all the time in the world. */
const wordCount = 5

/** How many entries are read for the file at once. */
const batchSize = 500

const content = z.object({
  v: z.literal(1),
  to: z.string(),
  from: z.unknown(),
  scopes: z.record(z.string(), z.array(z.unknown())),
})

/** Those who have a tablet of the network and read something of what this person reads, by name. */
export async function tabletPeople(session: Session): Promise<TabletPerson[]> {
  const own = readCertificate(session.granted.certificate)
  if (!own) return []
  const logins = new Set(
    (await standing(session)).flatMap((certificate) =>
      certificate.login !== own.login && sharedScopes(own, certificate).length > 1 ? [certificate.login] : [],
    ),
  )
  return [...logins]
    .map((login) => session.directory.author(login))
    .sort((a, b) => a.name.localeCompare(b.name, 'it'))
}

/** The certificates that hold today, of devices that nobody cut off. */
async function standing(session: Session): Promise<Certificate[]> {
  const now = session.runtime.now()
  const known = await devicesKnown(session)
  return known.flatMap(({ certificate, isRevoked }) => {
    const isGood = !isRevoked && Date.parse(certificate.expires) > now
    return isGood && !session.directory.hasLeft(certificate.login) ? [certificate] : []
  })
}

/**
 * [Y18] A sealed file for one person: what both may read and was written since a day, and of one's own whatever the
 * network has not confirmed.
 */
export async function sealForTablet(
  session: Session,
  kdf: KdfPolicy,
  { to, since }: { to: string; since: string },
): Promise<Outcome<TabletFile>> {
  const own = readCertificate(session.granted.certificate)
  if (!own) return { ok: false, reason: 'unauthorised' }
  if (!isDay(since)) return { ok: false, reason: 'required', path: 'since' }
  const theirs = (await standing(session)).filter(({ login }) => login === to)
  if (theirs.length === 0) return { ok: false, reason: 'required', path: 'to' }
  const names = new Set(theirs.flatMap((certificate) => sharedScopes(own, certificate)))
  const scopes: Record<string, Entry[]> = {}
  let entries = 0
  for (const scope of names) {
    const found = await entriesSince(session, scope, since)
    if (!found) return { ok: false, reason: 'store-shut' }
    scopes[scope] = found
    entries += found.length
  }
  const words = generatePassphrase(session.runtime.random, wordCount)
  const params = await chooseParams(kdf, () => session.runtime.monotonic())
  const text = JSON.stringify({ v: 1, to, from: own, scopes })
  const sealed = await sealFile(new TextEncoder().encode(text), words, params, kdf)
  if (!sealed.ok) return { ok: false, reason: 'out-of-memory' }
  return { ok: true, file: sealed.file, words, entries, to: session.directory.author(to).name }
}

async function entriesSince({ store }: Session, scope: string, since: string): Promise<Entry[] | undefined> {
  const all = await store.ids(scope)
  if (!all.ok) return undefined
  const open = new Set(all.value.flatMap(({ id, mark }) => (mark && mark !== 'confirmed' ? [id] : [])))
  const ids = all.value.filter(({ away }) => !away).map(({ id }) => id)
  const found: Entry[] = []
  for (let from = 0; from < ids.length; from += batchSize) {
    const read = await store.readEntries(scope, ids.slice(from, from + batchSize))
    if (!read.ok) return undefined
    found.push(...read.value.entries.filter((entry) => entry.at >= since || open.has(entry._id)))
  }
  return found
}

/** [Y18] Opens a file that was sealed for this person, and takes what in it is proven. */
export async function openFromTablet(
  session: Session,
  kdf: KdfPolicy,
  file: Uint8Array,
  words: string,
): Promise<Outcome<{ report: TabletReport }>> {
  const opened = await openSealedFile(file, words, kdf)
  if (!opened.ok) return { ok: false, reason: opened.reason === 'damaged' ? 'file-damaged' : opened.reason }
  const read = readContent(opened.content)
  const [own, from] = [await identityOf(session, ''), readCertificate(read?.from)]
  if (!own) return { ok: false, reason: 'unauthorised' }
  if (!read || !from || !(await isIssuedBy(own.gatewayKey, from, own.verify)))
    return { ok: false, reason: 'peer-unknown' }
  if (read.to !== session.me.login) return { ok: false, reason: 'peer-not-yours' }
  if (own.isCutOff(from)) return { ok: false, reason: 'revoked' }
  const total = { fresh: 0, left: 0 }
  for (const scope of sharedScopes(own.certificate, from)) {
    const taken = await takeScope(session, scope, read.scopes[scope] ?? [], [own.certificate, from])
    if (!taken) return { ok: false, reason: 'store-shut' }
    total.fresh += taken.fresh
    total.left += taken.left
  }
  const { login, name } = session.directory.author(from.login)
  return { ok: true, report: { with: { login, name }, received: total.fresh, left: total.left } }
}

async function takeScope(
  session: Session,
  scope: string,
  bodies: readonly unknown[],
  known: readonly Certificate[],
): Promise<{ fresh: number; left: number } | undefined> {
  const { store, granted } = session
  const judge = createJudge({ store, gateway: granted.gateway, verify: verifySignature, known })
  const sifted: Sifted = { entries: [], broken: [] }
  for (const body of bodies) sift((body as { _id?: string } | null)?._id ?? '', [body], sifted)
  const here = await store.has(
    scope,
    sifted.entries.map(({ _id }) => _id),
  )
  if (!here.ok) return undefined
  const missing = sifted.entries.filter(({ _id }) => !here.value.has(_id))
  const total = { fresh: 0, left: sifted.broken.length }
  for (const record of new Set(missing.map((entry) => entry.record))) {
    const entries = missing.filter((entry) => entry.record === record)
    const taken = await storeProven(exchangeWithNobody(session), scope, entries, judge)
    if (!taken.ok && taken.trouble.reason === 'store') return undefined
    total.fresh += taken.ok ? taken.value.fresh : 0
    total.left += taken.ok ? taken.value.left : entries.length
  }
  return total
}

/** Of records that were let go the rest is asked of the other side; a file has none, so what it says of them waits. */
function exchangeWithNobody({ store, runtime }: Session): Exchange {
  const silent = { say: () => undefined, end: () => undefined, answer: () => undefined }
  const nothing = () => Promise.resolve(undefined)
  return {
    store,
    remote: createPeerRemote({ ...silent, next: nothing, ask: nothing }),
    signal: new AbortController().signal,
    now: () => runtime.now(),
    breathe: () => runtime.sleep(0),
    progress: () => undefined,
  }
}

function readContent(bytes: Uint8Array): z.infer<typeof content> | undefined {
  try {
    const read = content.safeParse(JSON.parse(new TextDecoder().decode(bytes)))
    return read.success ? read.data : undefined
  } catch {
    return undefined
  }
}
