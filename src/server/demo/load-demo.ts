import { comuni } from '#lib/domain/comuni.ts'
import { databaseOf } from '#lib/domain/schema/database.ts'
import type { Grant } from '#lib/domain/schema/roles.ts'
import type { Entry } from '#lib/entries/entry.ts'
import { slotRecordId } from '#lib/entries/ids.ts'
import { writeAgreements } from './agreements.ts'
import { createAuthor, writeEntry, type Author } from './author.ts'
import { inventBodies } from './bodies.ts'
import { writePlacements } from './placements.ts'
import { createInventor } from './people.ts'
import {
  drawStage,
  writeCase,
  writeConflict,
  writeContact,
  writeReferral,
  type Pen,
  type Team,
} from './pipeline.ts'
import { createChance, type Chance } from './seeded.ts'
import { inventStaff, knownLogins, type Staff } from './staff.ts'

/** What the demonstration needs of the gateway that loads it. `now` in ms. */
export type DemoPorts = {
  provisionUser(user: { login: string; name: string; grants: Grant[]; password: string }): Promise<void>
  putEntries(database: string, entries: Entry[]): Promise<void>
  /** Takes the device on which somebody wrote into the gateway's books, and tells the network of it. */
  enrolDevice(holder: { login: string; grants: Grant[]; device: string; publicKey: string }): Promise<void>
  now: number
  /** What the keys of these devices are made of; to be forgotten when all is loaded. */
  secret: string
  /** How many people; about 900 unless a test wants fewer. */
  people?: number
}

/** The password of every login of the demonstration; the console prints it. */
export const demoPassword = 'prova-win-2026'

const day = 86_400_000

/** Loads the demonstration network: 11 tavoli, 60 bodies, users of every role and about 900 people. Nobody is real. */
export async function loadDemo(
  ports: DemoPorts,
): Promise<{ logins: { login: string; password: string; role: string }[] }> {
  const chance = createChance('win-demo-2026')
  const bodies = inventBodies()
  const staff = inventStaff(chance, ports.now, new Set(bodies.map(({ key }) => key)))
  const authors = new Map<string, Author>()
  for (const { login, grants } of staff) {
    const author = await createAuthor(login, chance.random, ports.secret)
    authors.set(login, author)
    await ports.enrolDevice({ login, grants, device: author.device, publicKey: author.publicKey })
  }
  await ports.putEntries('rete', [
    ...(await networkEntries(ports, chance, staff, authors)),
    ...(await writeAgreements({
      now: ports.now,
      authors,
      bodyRecord,
      coordinatorOf: (slug) =>
        staff.find(({ tavolo, role }) => tavolo === slug && role === 'coordinatore')?.login ?? '',
    })),
  ])
  for (const { slug, share } of comuni) {
    const size = Math.max(3, Math.round(((ports.people ?? 900) * share.contacts) / 170))
    await loadTavolo(ports, chance, {
      slug,
      size,
      staff: staff.filter(({ tavolo }) => tavolo === slug),
      authors,
    })
  }
  for (const { login, name, grants } of staff) {
    await ports.provisionUser({ login, name, grants, password: demoPassword })
  }
  const shown = [...Object.values(knownLogins).map(({ login }) => login), 'cabina', 'amministrazione']
  const logins = staff.filter(({ login }) => shown.includes(login))
  return { logins: logins.map(({ login, role }) => ({ login, role, password: demoPassword })) }
}

/** The record of a body of the demonstration. */
function bodyRecord(key: string): string {
  return slotRecordId('body', 'win-demo', key)
}

/** Who sits at a tavolo: the bodies of its comune, the employment centre and the network's own association. */
function membersOf(slug: string): Record<string, string> {
  const sitting = ['COMUNE', 'CARITAS', 'MISERICORDIA', 'PUBBLICA_ASSISTENZA', 'COOP_B']
  const keys = inventBodies()
    .filter(({ key, type, comune }) => key === 'cpi' || (comune === slug && sitting.includes(type)))
    .map(({ key }) => key)
  const members = [...keys.slice(0, 7), 'associazione-0'].flatMap((key, i) => [
    [`members/m${i}/body`, bodyRecord(key)],
    [`members/m${i}/from`, '2014-11-25'],
  ])
  return Object.fromEntries(members) as Record<string, string>
}

async function networkEntries(
  ports: DemoPorts,
  chance: Chance,
  staff: readonly Staff[],
  authors: ReadonlyMap<string, Author>,
): Promise<Entry[]> {
  const at = ports.now - 300 * day
  const admin = authors.get('amministrazione') as Author
  const write = (kind: string, slot: string, set: Record<string, string | boolean>) =>
    writeEntry(admin, { kind, record: slotRecordId(kind, 'win-demo', slot), at, set }, chance.random)
  const coordinators = new Map(
    staff.filter(({ role }) => role === 'coordinatore').map((each) => [each.tavolo, each]),
  )
  return Promise.all([
    ...inventBodies().map(({ key, name, type, comune }) =>
      write('body', key, { name, type, comune, joined: '2014-11-25', privacyRole: 'TITOLARE' }),
    ),
    ...comuni.map(({ slug, name, istat }) =>
      write('tavolo', slug, {
        name,
        slug,
        coordinator: coordinators.get(slug)?.login ?? '',
        rhythm: 'Ogni due settimane',
        ...membersOf(slug),
        'comuni/c1/istat': istat,
        'comuni/c1/from': '2014-11-25',
      }),
    ),
    ...staff.map(({ login, name, body, qualification, tavolo, role }) =>
      write('user', login, {
        login,
        name,
        body: bodyRecord(body),
        ...(qualification !== undefined && { qualification }),
        active: true,
        'roles/r1/role': role,
        'roles/r1/scope': tavolo ?? 'rete',
      }),
    ),
  ])
}

async function loadTavolo(
  ports: DemoPorts,
  chance: Chance,
  tavolo: { slug: string; size: number; staff: readonly Staff[]; authors: ReadonlyMap<string, Author> },
): Promise<void> {
  const { slug, size, staff, authors } = tavolo
  const team = Object.fromEntries(staff.map(({ role, login }) => [role, authors.get(login)])) as Team
  const bodyOf = (login: string) =>
    bodyRecord(staff.find((each) => each.login === login)?.body ?? 'associazione-0')
  const pen: Pen = { chance, now: ports.now, team, bodyOf, written: { contatti: [], tavolo: [] } }
  const invent = createInventor(chance, ports.now)
  const underWay: string[] = []
  let conflicts = slug === 'empoli' ? 3 : 1
  for (let i = 0; i < size; i += 1) {
    const person = invent(slug)
    const stage = drawStage(chance)
    const at = ports.now - chance.whole(stage === 'contact' || stage === 'referred' ? 2 : 40, 320) * day
    const isReferred = stage !== 'contact'
    let made: Awaited<ReturnType<typeof writeCase>>
    if (stage === 'contact' || stage === 'referred' || chance.happens(0.6)) {
      const contact = await writeContact(pen, person, at, isReferred)
      if (!isReferred) continue
      const sentAt = stage === 'referred' ? ports.now - chance.whole(1, 19) * day : at + day
      const referral = await writeReferral(pen, contact, slug, sentAt, stage !== 'referred')
      if (stage === 'referred') continue
      made = await writeCase(pen, person, stage, at + 4 * day, { contact, referral })
    } else {
      made = await writeCase(pen, person, stage, at)
    }
    if (stage === 'IN_PERCORSO') underWay.push(made.record)
    // The first ones under way, however they came: a network of any size has one to try the choice on.
    if (conflicts > 0 && stage === 'IN_PERCORSO') {
      conflicts -= 1
      await writeConflict(pen, made, [person.phone.replace(/\d$/, '1'), person.phone.replace(/\d$/, '7')])
    }
  }
  if (slug === 'empoli') pen.written.tavolo.push(...(await writePlacements(pen, underWay, bodyRecord)))
  await ports.putEntries(databaseOf('contatti', slug).name, pen.written.contatti)
  const isChunk = ({ kind }: Entry) => kind === 'chunk'
  const { tavolo: written } = pen.written
  await ports.putEntries(
    databaseOf('tavolo', slug).name,
    written.filter((entry) => !isChunk(entry)),
  )
  await ports.putEntries(databaseOf('documenti', slug).name, written.filter(isChunk))
}
