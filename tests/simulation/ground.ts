import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { grantOf, type Grant, type Role } from '#lib/domain/schema/roles.ts'
import type { CouchAddress } from '#server/couch/couch.ts'
import { startAll, type StartedAll } from '#server/start-all.ts'
import { chanceOf } from './chance.ts'
import { clearNetwork } from './clear-network.ts'
import { replicaOf, type Replica } from './replica.ts'

/** A login, and the tavoli whose cases it reads. */
export type Person = { login: string; tavoli: readonly string[] }

/** What a seed plays on: a gateway, its tavoli, its people, all with one password. */
export type Ground = {
  origin: string
  tavoli: readonly string[]
  /** A coordinator, an operator of all tavoli, two people of one tavolo each, another operator of all. */
  staff: readonly Person[]
  volunteer: Person
  password: string
  replica: Replica
}

/**
 * Where grounds lie: on a fresh embedded replica, or on the one given. With a prefix before every name what is put
 * there is taken off again.
 */
export type Site = { couch?: CouchAddress; prefix?: string }

const password = 'simulazione'

/** How many tavoli a seed has. */
const sizes: readonly (readonly [number, number])[] = [
  [1, 60],
  [2, 30],
  [3, 10],
]

/** Lends grounds for these seeds, one each, all before one gateway; what they lie on is gone afterwards. */
export async function withGrounds<T>(
  seeds: readonly number[],
  use: (grounds: Ground[]) => Promise<T>,
  site: Site = {},
): Promise<T> {
  const dataDir = mkdtempSync(join(tmpdir(), 'win-simulation-'))
  const plans = seeds.map(tavoliOf)
  const all = await startAll({ dataDir, tavoli: plans.flat(), flush: false, passwordCost: 2 ** 10, ...site })
  if (!all.ok) throw new Error(`the replica does not start: ${all.reason}`)
  try {
    const grounds: Ground[] = []
    for (const tavoli of plans) grounds.push(await layGround(all, tavoli))
    return await use(grounds)
  } finally {
    if (site.prefix !== undefined) await clearNetwork(all)
    await all.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

async function layGround(all: StartedAll, tavoli: readonly string[]): Promise<Ground> {
  const [first = '', last = ''] = [tavoli[0], tavoli.at(-1)]
  const add = async (n: number, roles: readonly Role[], of: readonly string[]): Promise<Person> => {
    const login = `${roles[0]}.${first}.${n}`
    await all.addUser({ login, name: login, grants: grantsOf(roles, of), password })
    return { login, tavoli: of }
  }
  const staff = [await add(1, ['coordinatore', 'assistente-sociale'], tavoli)]
  staff.push(await add(2, ['operatore'], tavoli), await add(3, ['tutor'], [first]))
  staff.push(await add(4, ['operatore'], [last]), await add(5, ['operatore'], tavoli))
  const volunteer = await add(6, ['volontario'], [first])
  return { origin: all.url, tavoli, staff, volunteer, password, replica: replicaOf(all, tavoli) }
}

function grantsOf(roles: readonly Role[], tavoli: readonly string[]): Grant[] {
  return ['rete', ...tavoli.flatMap((tavolo) => roles.map((role) => grantOf(role, tavolo)))]
}

/** Slugs of letters alone, as tavoli have: the seed in letters, then a letter that no number has. */
function tavoliOf(seed: number): string[] {
  const slug = `sim${[...String(seed)].map((digit) => 'abcdefghij'[Number(digit)]).join('')}`
  const count = chanceOf(seed, 'ground').weighed(sizes)
  return [slug, `${slug}x`, `${slug}y`].slice(0, count)
}
