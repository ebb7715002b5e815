import { listPeople, removePerson } from '#server/couch/users.ts'
import type { StartedAll } from '#server/start-all.ts'

/** The people of simulations, by whom they are told from those of a network that shares the replica. */
const theirs = /\.sim[a-jxy]+\.\d$/

/** Takes off a replica what a simulated network put there: databases, the gateway's own, people. */
export async function clearNetwork({ couch, naming, gateway }: StartedAll): Promise<void> {
  await gateway.erasures.settled()
  const names = [...[...gateway.databases].map((database) => naming.of(database)), naming.own]
  for (const name of names) await couch.ask({ method: 'DELETE', path: `/${name}` })
  const people = await listPeople(couch)
  for (const { login } of people) if (theirs.test(login)) await removePerson(couch, login)
}
