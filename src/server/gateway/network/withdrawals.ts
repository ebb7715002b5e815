import { dayOf } from '#lib/domain/calendar.ts'
import type { Grant } from '#lib/domain/schema/roles.ts'
import type { Entry } from '#lib/entries/entry.ts'
import type { Folded } from '#lib/entries/fold.ts'
import { conflictsOf, seenOf, textOf, valueOf } from '#lib/entries/read.ts'
import { changePerson, readPerson } from '../../couch/users.ts'
import type { Ledger } from '../../couch/ledger.ts'
import { revokeDevice } from '../device/ensure-certificate.ts'
import type { Queue } from '../erasure/queue.ts'
import { readFoldedUnder } from '../exchange/read-record.ts'
import { writeForOthers, type Row } from '../exchange/write-entries.ts'
import type { Gateway } from '../gateway.ts'
import { ownEntry } from '../own-entry.ts'

/**
 * Bodies that leave the Patto (scenario 12): from that day on their people log in no more, their tablets are cut off, and
 * nobody can give them a case. A day that was taken back, or put off, lets them in again, on a tablet enrolled anew.
 */
export type Withdrawals = {
  /** What was written may say that a body leaves, or whose people somebody is. */
  settle(database: string, entries: readonly Entry[], rows: readonly Row[]): void
  /** Looks whether a day has come. */
  look(): void
}

/** A page of the ledger: somebody who was shut out with their body, and what they might do until then. `done`: whole. */
type Page = { _id: string; login: string; grants: Grant[]; done?: true }

type Given = Pick<
  Gateway,
  'couch' | 'naming' | 'speak' | 'ownSalt' | 'key' | 'now' | 'devices' | 'sessions'
> & { ledger: Ledger; queue: Queue }

/** Ready to look; the gateway looks at its start, when a day begins, and at what is written of bodies and people. */
export function createWithdrawals(given: Given): Withdrawals {
  const look = () => given.queue.add(() => lookNow(given))
  return {
    look,
    settle(database, entries, rows) {
      const written = new Set(rows.flatMap((row) => ('ok' in row ? [row.id] : [])))
      const isTold = entries.some(
        ({ _id, kind, set }) =>
          written.has(_id) && ((kind === 'body' && 'withdrawn' in set) || (kind === 'user' && 'body' in set)),
      )
      if (database === 'rete' && isTold) look()
    },
  }
}

async function lookNow(given: Given): Promise<void> {
  const today = dayOf(given.now())
  const [bodies, users, pages] = await Promise.all([
    readFoldedUnder(given, 'rete', 'body-'),
    readFoldedUnder(given, 'rete', 'user-'),
    given.ledger.list<Page>('withdrawn:'),
  ])
  const left = new Set(bodies.filter((body) => hasLeft(body, today)).map(({ record }) => record))
  const disputed = new Set(bodies.filter(isDisputed).map(({ record }) => record))
  const shutOut = new Map(pages.map((page) => [page.login, page]))
  for (const user of users) {
    const login = textOf(user, 'login')
    if (login === undefined) continue
    const page = shutOut.get(login)
    const body = textOf(user, 'body') ?? ''
    if (disputed.has(body)) continue
    if (left.has(body)) await shut(given, user, login, page)
    else if (page) await letIn(given, user, page)
  }
}

/** While people disagree on the day, nobody is shut out, and nobody let in. */
function isDisputed(body: Folded): boolean {
  return conflictsOf(body).includes('withdrawn')
}

function hasLeft(body: Folded, today: string): boolean {
  const withdrawn = textOf(body, 'withdrawn')
  return withdrawn !== undefined && withdrawn <= today
}

async function shut(given: Given, user: Folded, login: string, page: Page | undefined): Promise<void> {
  const { couch, ledger, devices, sessions } = given
  const person = await readPerson(couch, login)
  if (!person || (person.disabled && !page)) return
  if (page?.done && person.disabled && valueOf(user, 'active') === false) return
  // First what they might do, so that a crash in between forgets nothing.
  const _id = `withdrawn:${login}`
  const grants = person.disabled ? (page?.grants ?? []) : person.grants
  await ledger.change<Page>(_id, () => ({ _id, login, grants }))
  if (!person.disabled) await changePerson(couch, login, { disabled: true })
  for (const { id, revoked } of await devices.ofLogin(login))
    if (!revoked) await revokeDevice(given, id, login)
  sessions.endAll((session) => session.login === login)
  await tellActive(given, user, false)
  await ledger.change<Page>(_id, () => ({ _id, login, grants, done: true }))
}

async function letIn(given: Given, user: Folded, { _id, login, grants }: Page): Promise<void> {
  await changePerson(given.couch, login, { grants, disabled: false })
  await tellActive(given, user, true)
  await given.ledger.remove(_id)
}

/** Says in `rete` whether somebody works here, unless it says so already. */
async function tellActive(given: Given, user: Folded, active: boolean): Promise<void> {
  if ((valueOf(user, 'active') !== false) === active) return
  const changes = [{ path: 'active', value: active, seen: seenOf(user, 'active') }]
  const entry = await ownEntry(given.key, { kind: 'user', record: user.record, changes, now: given.now() })
  await writeForOthers(given, 'rete', [entry])
}
