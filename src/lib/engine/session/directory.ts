import { startingRules, type NetworkRules } from '#lib/domain/network-rules.ts'
import { readers } from '#lib/domain/schema/database.ts'
import type { Folded } from '#lib/entries/fold.ts'
import { itemsOf, textOf, valueOf } from '#lib/entries/read.ts'
import { readRules } from '../rules/read-rules.ts'
import type { Author } from '../views.ts'

/** Names behind logins, bodies, tavoli and devices, from the records of `rete` that this device holds. */
export type Directory = {
  author(login: string): Author
  bodyName(record: string): string | undefined
  /** Those of the Patto, by name; `withdrawn`: the day from which on one is no more. */
  bodies(): BodyLine[]
  bodyOf(login: string): string | undefined
  /** What kind of body someone works for: `CARITAS`, `COMUNE`… */
  bodyType(login: string): string | undefined
  tavoloName(slug: string): string
  tavoli(): { slug: string; name: string }[]
  /** The bodies that sit at a tavolo on a day, by record. */
  membersOf(slug: string, day: string): string[]
  /** Who works on the cases of a tavolo, with what they do there. */
  staffOf(slug: string): Staff[]
  /** What the Cabina settled for the whole network. */
  rules(): NetworkRules
  deviceLabel(device: string): string
  /** The record of somebody, by login. */
  userRecord(login: string): string | undefined
  /** The day from which on somebody's body is no more of the Patto. */
  leavesOn(login: string): string | undefined
  /** True for somebody who worked here and does no more. */
  hasLeft(login: string): boolean
  /** Those who work for a body, also those who do no more. */
  staffOfBody(body: string): Staff[]
  /** Those who are active, with the tavoli whose cases they read: nobody else can be given one to follow. */
  people(): { login: string; name: string; tavoli: string[] }[]
  /** The records of one kind of the network, in whichever database: bodies, protocols, directives, resources. */
  records(kind: string): NetworkRecord[]
  /** Takes in one folded record of the network, new or changed. */
  learn(folded: Folded, scope?: string): void
  /** A record that is no more on this device. */
  forget(record: string): void
}

/** A record of the network and the database in which it lies. */
export type NetworkRecord = { folded: Folded; scope: string }

/** The kinds that the directory keeps as they are folded. */
export const keptKinds: ReadonlySet<string> = new Set([
  'body',
  'tavolo',
  'protocol',
  'directive',
  'resource',
  'quota-move',
])

/** Somebody who works at a tavolo. */
export type Staff = { login: string; name: string; body?: string; roles: string[] }

/** A body as lists show it. */
export type BodyLine = {
  record: string
  name: string
  type?: string
  comune?: string
  joined?: string
  withdrawn?: string
}

type Post = { role: string; tavolo: string }
type Person = {
  record: string
  login: string
  name: string
  body?: string
  posts: Post[]
  tavoli: string[]
  active: boolean
}
type Member = { body: string; from: string; to: string }

/** An empty directory: unknown logins and devices show as themselves, never as nothing. */
export function createDirectory(): Directory {
  const people = new Map<string, Person>()
  const bodies = new Map<string, BodyLine>()
  const tavoli = new Map<string, string>()
  const members = new Map<string, Member[]>()
  const devices = new Map<string, string>()
  const kept = new Map<string, NetworkRecord>()
  // One object for each: what is sent to a page names the same few people hundreds of times.
  const authors = new Map<string, Author>()
  let rules = startingRules
  const learners: Record<string, (folded: Folded) => void> = {
    user: (folded) => learnPerson(people, folded),
    body: (folded) => learnBody(bodies, folded),
    tavolo: (folded) => {
      learnName(tavoli, textOf(folded, 'slug'), textOf(folded, 'name'))
      members.set(textOf(folded, 'slug') ?? '', membersIn(folded))
    },
    rules: (folded) => void (rules = readRules(folded)),
    device: (folded) => learnName(devices, deviceOf(folded), textOf(folded, 'label')),
  }
  const bodyName = (record: string | undefined) => bodies.get(record ?? '')?.name
  return {
    author(login) {
      const there = authors.get(login)
      if (there) return there
      const person = people.get(login)
      const body = bodyName(person?.body)
      const author = { login, name: person?.name ?? login, ...(body !== undefined && { body }) }
      authors.set(login, author)
      return author
    },
    bodyName,
    bodies: () => [...bodies.values()].sort((a, b) => a.name.localeCompare(b.name, 'it')),
    bodyOf: (login) => people.get(login)?.body,
    bodyType: (login) => bodies.get(people.get(login)?.body ?? '')?.type,
    rules: () => rules,
    tavoloName: (slug) => tavoli.get(slug) ?? slug,
    tavoli: () =>
      [...tavoli].map(([slug, name]) => ({ slug, name })).sort((a, b) => (a.slug < b.slug ? -1 : 1)),
    membersOf: (slug, day) =>
      (members.get(slug) ?? []).filter(({ from, to }) => from <= day && day <= to).map(({ body }) => body),
    staffOf: (slug) => staffAt(people, slug),
    userRecord: (login) => people.get(login)?.record,
    leavesOn: (login) => bodies.get(people.get(login)?.body ?? '')?.withdrawn,
    hasLeft: (login) => people.get(login)?.active === false,
    staffOfBody: (body) => staffWithin(people, body),
    deviceLabel: (device) => devices.get(device) ?? '',
    people: () => activeOf(people).map(({ login, name, tavoli: at }) => ({ login, name, tavoli: at })),
    records: (kind) => [...kept.values()].filter(({ folded }) => folded.kind === kind),
    forget: (record) => void kept.delete(record),
    learn(folded, scope = 'rete') {
      authors.clear()
      if (keptKinds.has(folded.kind)) kept.set(folded.record, { folded, scope })
      learners[folded.kind]?.(folded)
    },
  }
}

function learnBody(bodies: Map<string, BodyLine>, folded: Folded): void {
  const name = textOf(folded, 'name')
  if (name === undefined) return
  const more: Partial<BodyLine> = {}
  for (const path of ['type', 'comune', 'joined', 'withdrawn'] as const) {
    const value = textOf(folded, path)
    if (value !== undefined) more[path] = value
  }
  bodies.set(folded.record, { record: folded.record, name, ...more })
}

function learnName(names: Map<string, string>, key: string | undefined, name: string | undefined): void {
  if (key !== undefined && name !== undefined) names.set(key, name)
}

function deviceOf(folded: Folded): string | undefined {
  const certificate = textOf(folded, 'certificate')
  if (certificate === undefined) return undefined
  try {
    const parsed: unknown = JSON.parse(certificate)
    const device = (parsed as { device?: unknown } | null)?.device
    return typeof device === 'string' ? device : undefined
  } catch {
    return undefined
  }
}

function readsCases(role: string): boolean {
  return readers.tavolo.some((each) => each === role)
}

function activeOf(people: ReadonlyMap<string, Person>): Person[] {
  return [...people.values()]
    .filter(({ active }) => active)
    .sort((a, b) => a.name.localeCompare(b.name, 'it'))
}

function staffAt(people: ReadonlyMap<string, Person>, slug: string): Staff[] {
  return activeOf(people)
    .filter(({ tavoli }) => tavoli.includes(slug))
    .map(({ login, name, body, posts }) => ({
      login,
      name,
      ...(body !== undefined && { body }),
      roles: posts.filter(({ tavolo }) => tavolo === slug).map(({ role }) => role),
    }))
}

function staffWithin(people: ReadonlyMap<string, Person>, body: string): Staff[] {
  return [...people.values()]
    .filter((person) => person.body === body)
    .map(({ login, name, posts }) => ({ login, name, body, roles: posts.map(({ role }) => role) }))
    .sort((a, b) => a.name.localeCompare(b.name, 'it'))
}

/** A membership without a last day goes on. */
function membersIn(folded: Folded): Member[] {
  return itemsOf(folded, 'members').flatMap((item) => {
    const said = (leaf: string) => textOf(folded, `members/${item}/${leaf}`)
    const body = said('body')
    return body === undefined ? [] : [{ body, from: said('from') ?? '', to: said('to') ?? '9999' }]
  })
}

function learnPerson(people: Map<string, Person>, folded: Folded): void {
  const login = textOf(folded, 'login')
  if (login === undefined) return
  const body = textOf(folded, 'body')
  const posts = itemsOf(folded, 'roles').flatMap((item): Post[] => {
    const [role, tavolo] = [textOf(folded, `roles/${item}/role`), textOf(folded, `roles/${item}/scope`)]
    return role === undefined || tavolo === undefined || !readsCases(role) ? [] : [{ role, tavolo }]
  })
  people.set(login, {
    record: folded.record,
    login,
    name: textOf(folded, 'name') ?? login,
    ...(body !== undefined && { body }),
    posts,
    tavoli: [...new Set(posts.map(({ tavolo }) => tavolo))].sort(),
    active: valueOf(folded, 'active') !== false,
  })
}
