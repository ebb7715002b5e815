import { parseDatabase } from '#lib/domain/schema/database.ts'
import { gatewayLogin, grantOf, type Grant } from '#lib/domain/schema/roles.ts'
import { refuseAccess, type AccessRefusal } from '#lib/entries/access.ts'
import type { Entry } from '#lib/entries/entry.ts'
import { isSigned } from '#lib/entries/make.ts'
import { readPerson } from '../../couch/users.ts'
import { adoptCertificate } from '../device/adopt-certificate.ts'
import type { Device } from '../device/devices.ts'
import type { Gateway } from '../gateway.ts'
import type { Session } from '../session/sessions.ts'
import { devicesOf, judgeForm, type Judged, type KnownDevices, type RowRefusal } from './judge.ts'
import { writeJudged, type PushSlice } from './push.ts'
import { writeBeside, writeForOthers, type Row } from './write-entries.ts'

type Slice = PushSlice & Pick<Gateway, 'key'>

/** What is known of those who wrote the entries of a relay: their devices, and who may log in no more. */
type Authors = { devices: KnownDevices; gone: ReadonlySet<string> }

/**
 * Takes entries whoever wrote them, from one who may read the database, and writes them with the gateway's own
 * account: hash, signature and certificate must be right. Entries of a device or person cut off need a
 * coordinator of that tavolo (of the administration, where there is no tavolo).
 */
export async function relay(
  gateway: Slice,
  database: string,
  session: Session,
  docs: readonly unknown[],
  how: 'relay' | 'beside' = 'relay',
): Promise<Row[]> {
  const devices = await devicesOf(gateway, docs)
  const authors = { devices, gone: await goneAmong(gateway, devices) }
  const consents = isConsenting(database, session.person.grants)
  return gateway.erasures.whileWriting(database, async () => {
    const judged = await Promise.all(
      docs.map((doc) => judgeRelayed(gateway, database, doc, authors, consents)),
    )
    const own = judged.map((each) => (how === 'relay' ? each : onlyOwn(each, session.login)))
    const write = how === 'relay' ? writeForOthers : writeBeside
    const rows = await writeJudged(gateway, database, own, (entries) => write(gateway, database, entries))
    if (database === 'rete') await adoptAll(gateway, own, rows)
    return rows
  })
}

function onlyOwn(judged: Judged, login: string): Judged {
  if (!judged.ok || judged.entry.author === login) return judged
  return { ok: false, id: judged.id, reason: 'foreign-author' }
}

function isConsenting(database: string, grants: readonly Grant[]): boolean {
  const tavolo = parseDatabase(database)?.tavolo
  return grants.includes(tavolo === undefined ? grantOf('amministrazione') : grantOf('coordinatore', tavolo))
}

async function goneAmong({ couch }: Slice, devices: KnownDevices): Promise<Set<string>> {
  const logins = [...new Set([...devices.values()].flatMap((device) => (device ? [device.login] : [])))]
  const people = await Promise.all(logins.map((login) => readPerson(couch, login)))
  return new Set(logins.filter((_, i) => !people[i] || people[i].disabled))
}

async function judgeRelayed(
  gateway: Slice,
  database: string,
  doc: unknown,
  { devices, gone }: Authors,
  consents: boolean,
): Promise<Judged> {
  const formed = judgeForm(doc)
  if (!formed.ok) return formed
  const { id, entry } = formed
  const refuse = (reason: RowRefusal): Judged => ({ ok: false, id, reason })
  const author = entry.author === gatewayLogin ? ownAuthor(gateway, entry) : authorOf(entry, devices)
  if (!author) return refuse('unknown-device')
  const homes = [database, ...gateway.transfers.originsOf(database, entry)]
  const denied = refuseByAll(entry, homes, author.allowed)
  if (denied) return refuse(denied)
  if (!(await isSigned(entry, author.publicKey, gateway.verify))) return refuse('signature')
  const isCut = author.device?.revoked !== undefined || gone.has(entry.author)
  if (isCut && !consents) return refuse('revoked-device')
  if (!gateway.erasures.isErased(database, entry)) return formed
  gateway.erasures.remind(database, entry)
  return refuse('erased')
}

type Author = { publicKey: string; allowed: readonly (readonly Grant[])[]; device?: Device }

/** What the gateway itself wrote, such as certificates, comes back after a restore like anyone's. */
function ownAuthor({ key }: Slice, entry: Entry): Author | undefined {
  return entry.device === key.device
    ? { publicKey: key.publicKey, allowed: [[grantOf('gateway')]] }
    : undefined
}

function authorOf(entry: Entry, devices: KnownDevices): Author | undefined {
  const device = devices.get(entry.device)
  if (device?.login !== entry.author) return undefined
  return { publicKey: device.publicKey, allowed: device.certificates.map(({ grants }) => grants), device }
}

/**
 * An old entry was made under an old certificate, and of a case that came from another tavolo perhaps over there: any
 * that the device had may allow it, in any of the databases.
 */
function refuseByAll(
  entry: Entry,
  databases: readonly string[],
  allowed: readonly (readonly Grant[])[],
): AccessRefusal | undefined {
  const reasons = databases.flatMap((database) =>
    allowed.map((grants) => refuseAccess(entry, database, { login: entry.author, grants })),
  )
  return reasons.includes(undefined) ? undefined : (reasons[allowed.length - 1] ?? 'not-a-writer')
}

async function adoptAll(gateway: Slice, judged: readonly Judged[], rows: readonly Row[]): Promise<void> {
  for (const [i, each] of judged.entries()) {
    const isThere = rows[i] && 'ok' in rows[i]
    if (isThere && each.ok && each.entry.kind === 'device') await adoptCertificate(gateway, each.entry)
  }
}
