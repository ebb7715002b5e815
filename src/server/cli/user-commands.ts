import { randomInt } from 'node:crypto'
import { gatewayLogin } from '#lib/domain/schema/roles.ts'
import { isLogin } from '#lib/entries/envelope.ts'
import { changePerson, listPeople, putPerson, readPerson } from '../couch/users.ts'
import { completeGrants, openedBy } from '../provision/grants.ts'
import type { Command, Ground, Typed } from './command.ts'

/** The least that a password has, in characters. */
const leastPassword = 12

/** `user add LOGIN --name … --grants …`: a new person, with a password that is shown this once. */
export const addUser: Command = async (ground, { login, name, grants = [], password }) => {
  if (!isLogin(login) || login === gatewayLogin) return no(`«${login}» non può essere un nome utente.`)
  if (name === undefined) return no('Serve --name "Nome Cognome".')
  if (await readPerson(ground.couch, login)) return no(`«${login}» c’è già.`)
  const completed = completeGrants(grants, ground.tavoli)
  if (!completed.ok) return no(`«${completed.unknown}» non è un ruolo di questa rete.`)
  const chosen = password ?? makePassword()
  if (chosen.length < leastPassword) return no(`La password deve avere almeno ${leastPassword} caratteri.`)
  await putPerson(ground.couch, { login, name, grants: completed.grants, password: chosen })
  ground.print(`${login} può leggere: ${openedBy(completed.grants).join(', ')}`)
  if (password === undefined) ground.print(`Password, mostrata solo ora: ${chosen}`)
  return { ok: true }
}

/** `user role LOGIN --grants …`: these grants and no others; who was disabled is let in again. */
export const setRoles: Command = async (ground, { login, grants }) => {
  if (!grants) return no('Serve --grants.')
  const completed = completeGrants(grants, ground.tavoli)
  if (!completed.ok) return no(`«${completed.unknown}» non è un ruolo di questa rete.`)
  return change(ground, login, { grants: completed.grants, disabled: false })
}

/** `user disable LOGIN`: cut off within half a minute, devices too. */
export const disableUser: Command = (ground, { login }) => change(ground, login, { disabled: true })

/** `user password LOGIN`: a new one, for who forgot it. */
export const setPassword: Command = async (ground, { login, password }) => {
  const chosen = password ?? makePassword()
  if (chosen.length < leastPassword) return no(`La password deve avere almeno ${leastPassword} caratteri.`)
  const changed = await change(ground, login, { password: chosen })
  if (changed.ok && password === undefined) ground.print(`Password, mostrata solo ora: ${chosen}`)
  return changed
}

/** `user list`. */
export const listUsers: Command = async ({ couch, print }) => {
  const people = (await listPeople(couch)).filter(({ login }) => login !== gatewayLogin)
  for (const { login, name, grants, disabled } of people) {
    print(`${login}\t${name}\t${disabled ? 'disabilitato' : grants.join(' ')}`)
  }
  return { ok: true }
}

async function change({ couch }: Ground, login: Typed['login'], to: Parameters<typeof changePerson>[2]) {
  if (login === gatewayLogin || !(await changePerson(couch, login, to))) return no(`«${login}» non c’è.`)
  return { ok: true as const }
}

function no(sentence: string): { ok: false; sentence: string } {
  return { ok: false, sentence }
}

/** 100 random bits in groups that can be read out loud; no letter that looks like another. */
function makePassword(): string {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789'
  const group = () => Array.from({ length: 5 }, () => letters[randomInt(letters.length)]).join('')
  return [group(), group(), group(), group()].join('-')
}
