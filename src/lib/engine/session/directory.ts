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
  bodies(): { record: string; name: string }[]
  bodyOf(login: string): string | undefined
  /** What kind of body someone works for: `CARITAS`, `COMUNE`… */
  bodyType(login: string): string | undefined
  tavoloName(slug: string): string
  tavoli(): { slug: string; name: string }[]
  /** What the Cabina settled for the whole network. */
  rules(): NetworkRules
  deviceLabel(device: string): string
  /** Those who are active, with the tavoli whose cases they read: nobody else can be given one to follow. */
  people(): { login: string; name: string; tavoli: string[] }[]
  /** Takes in one folded record of `rete`, new or changed. */
  learn(folded: Folded): void
}

type Person = { login: string; name: string; body?: string; tavoli: string[]; active: boolean }

/** An empty directory: unknown logins and devices show as themselves, never as nothing. */
export function createDirectory(): Directory {
  const people = new Map<string, Person>()
  const bodies = new Map<string, string>()
  const bodyTypes = new Map<string, string>()
  const tavoli = new Map<string, string>()
  const devices = new Map<string, string>()
  // One object for each: what is sent to a page names the same few people hundreds of times.
  const authors = new Map<string, Author>()
  let rules = startingRules
  const learners: Record<string, (folded: Folded) => void> = {
    user: (folded) => learnPerson(people, folded),
    body: (folded) => {
      learnName(bodies, folded.record, textOf(folded, 'name'))
      learnName(bodyTypes, folded.record, textOf(folded, 'type'))
    },
    tavolo: (folded) => learnName(tavoli, textOf(folded, 'slug'), textOf(folded, 'name')),
    rules: (folded) => void (rules = readRules(folded)),
    device: (folded) => learnName(devices, deviceOf(folded), textOf(folded, 'label')),
  }
  const bodyName = (record: string | undefined) => (record === undefined ? undefined : bodies.get(record))
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
    bodies: () =>
      [...bodies]
        .map(([record, name]) => ({ record, name }))
        .sort((a, b) => a.name.localeCompare(b.name, 'it')),
    bodyOf: (login) => people.get(login)?.body,
    bodyType: (login) => bodyTypes.get(people.get(login)?.body ?? ''),
    rules: () => rules,
    tavoloName: (slug) => tavoli.get(slug) ?? slug,
    tavoli: () =>
      [...tavoli].map(([slug, name]) => ({ slug, name })).sort((a, b) => (a.slug < b.slug ? -1 : 1)),
    deviceLabel: (device) => devices.get(device) ?? '',
    people: () =>
      [...people.values()]
        .filter((person) => person.active)
        .map(({ login, name, tavoli: at }) => ({ login, name, tavoli: at }))
        .sort((a, b) => a.name.localeCompare(b.name, 'it')),
    learn(folded) {
      authors.clear()
      learners[folded.kind]?.(folded)
    },
  }
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

function readsCases(role: string | undefined): boolean {
  return readers.tavolo.some((each) => each === role)
}

function learnPerson(people: Map<string, Person>, folded: Folded): void {
  const login = textOf(folded, 'login')
  if (login === undefined) return
  const body = textOf(folded, 'body')
  const scopes = itemsOf(folded, 'roles')
    .filter((item) => readsCases(textOf(folded, `roles/${item}/role`)))
    .flatMap((item) => textOf(folded, `roles/${item}/scope`) ?? [])
  people.set(login, {
    login,
    name: textOf(folded, 'name') ?? login,
    ...(body !== undefined && { body }),
    tavoli: [...new Set(scopes)].sort(),
    active: valueOf(folded, 'active') !== false,
  })
}
