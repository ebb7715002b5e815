import type { Grant } from '#lib/domain/schema/roles.ts'
import { demand, type Couch } from './couch.ts'

/** A person as `_users` keeps them. `salt` changes with the password. */
export type Person = { login: string; name: string; grants: Grant[]; disabled: boolean; salt: string }

/** What `user add` or the demo says of a new person. */
export type NewPerson = { login: string; name: string; grants: readonly Grant[]; password: string }

type UserDoc = {
  _id: string
  _rev?: string
  type: 'user'
  name: string
  roles: Grant[]
  fullName?: string
  /** Set while the person may not log in; `roles` are then empty, so that CouchDB lets nothing through either. */
  disabled?: boolean
  password?: string
  salt?: string
}

const prefix = 'org.couchdb.user:'

const pathOf = (login: string) => `/_users/${encodeURIComponent(prefix + login)}`

/** A person by login, or `undefined` where there is none. */
export async function readPerson(couch: Couch, login: string): Promise<Person | undefined> {
  const doc = await readUser(couch, login)
  return doc && personOf(doc)
}

/** Everybody in `_users`, by login. */
export async function listPeople(couch: Couch): Promise<Person[]> {
  const query = `startkey=${JSON.stringify(prefix)}&endkey=${JSON.stringify(`${prefix}~`)}&include_docs=true`
  const { rows } = (await demand(couch, { path: `/_users/_all_docs?${query}` })) as {
    rows: { doc: UserDoc }[]
  }
  return rows.map(({ doc }) => personOf(doc))
}

/** Adds a person, or gives one that is there these name, grants and password. */
export async function putPerson(couch: Couch, { login, name, grants, password }: NewPerson): Promise<void> {
  await changeUser(couch, login, (old) => {
    const next = { ...old, ...blank(login), fullName: name, roles: [...grants], password }
    delete next.disabled
    return next
  })
}

/** Changes what is told of a person who is there; false where there is none. */
export async function changePerson(
  couch: Couch,
  login: string,
  change: { grants?: readonly Grant[]; disabled?: boolean; password?: string },
): Promise<boolean> {
  if (!(await readUser(couch, login))) return false
  await changeUser(couch, login, (old) => {
    const disabled = change.disabled ?? old?.disabled === true
    const roles = disabled ? [] : [...(change.grants ?? old?.roles ?? [])]
    const next: UserDoc = { ...old, ...blank(login), roles, disabled }
    if (!disabled) delete next.disabled
    return change.password === undefined ? next : { ...next, password: change.password }
  })
  return true
}

/** Removes a person from `_users`; for tests and checks, since a real person is disabled. */
export async function removePerson(couch: Couch, login: string): Promise<void> {
  const doc = await readUser(couch, login)
  if (doc?._rev) await couch.ask({ method: 'DELETE', path: `${pathOf(login)}?rev=${doc._rev}` })
}

function blank(login: string): Pick<UserDoc, '_id' | 'type' | 'name'> {
  return { _id: prefix + login, type: 'user', name: login }
}

function personOf(doc: UserDoc): Person {
  return {
    login: doc.name,
    name: doc.fullName ?? doc.name,
    grants: doc.roles,
    disabled: doc.disabled === true,
    salt: doc.salt ?? '',
  }
}

async function readUser(couch: Couch, login: string): Promise<UserDoc | undefined> {
  const { status, json } = await couch.ask({ path: pathOf(login) })
  if (status === 404) return undefined
  if (status !== 200) throw new Error(`the replica answered ${status} to a look at _users`)
  return json as UserDoc
}

async function changeUser(
  couch: Couch,
  login: string,
  change: (old: UserDoc | undefined) => UserDoc,
): Promise<void> {
  for (;;) {
    const body = change(await readUser(couch, login))
    const { status } = await couch.ask({ method: 'PUT', path: pathOf(login), body })
    if (status === 201 || status === 202) return
    if (status !== 409) throw new Error(`the replica answered ${status} to a change in _users`)
  }
}
