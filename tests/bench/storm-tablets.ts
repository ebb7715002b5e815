// Tablets of the storm, in a process of their own: `fork('storm-tablets.ts', [JSON of Crew])`. Driven by messages.
import { createHash } from 'node:crypto'
import { createDevice, type Device } from '#tests/simulation/device.ts'
import { contested, digest } from '#tests/simulation/promises.ts'

/** The tablets of one process, by the logins of their people. */
export type Crew = { origin: string; password: string; logins: string[]; first: number }

/** What is asked: to log in, to write without a network, to exchange once. `cases` are those that all write into. */
export type Order =
  { do: 'enrol' } | { do: 'edit'; cases: string[]; count: number } | { do: 'exchange'; cases: string[] }

/** How many entries wait to be sent or confirmed; what the cases are on each tablet, when none does. */
export type Report = { waiting: number; views: string[] }

const { origin, password, logins, first } = JSON.parse(process.argv[2] ?? '{}') as Crew
const tablets = logins.map((login, i) => {
  return createDevice({ seed: 1, origin, now: Date.now }, `storm-${first + i}`, login)
})

async function enrol(): Promise<void> {
  for (const tablet of tablets) {
    await tablet.signIn(password)
    await tablet.engine().syncNow()
  }
}

/** Edits of one person after the other, each over what this tablet has seen. */
async function edit(cases: readonly string[], count: number): Promise<void> {
  const fields = Object.keys(contested)
  for (const tablet of tablets) {
    for (let n = 0; n < count; n += 1) {
      const person = (await tablet.engine().openCase(cases[n % cases.length] ?? ''))?.person
      if (!person) throw new Error('a case of the storm is not here')
      const path = fields[n % fields.length] ?? ''
      const seen = person.fields[path]?.values.map(({ entry }) => entry) ?? []
      const value = tablet.chance.pick(contested[path] ?? [])
      const saved = await tablet.engine().save(person.record, [{ path, value, seen }])
      if (!saved.ok) throw new Error(saved.reason)
    }
  }
}

async function exchange(cases: readonly string[]): Promise<Report> {
  await Promise.all(tablets.map((tablet) => tablet.engine().syncNow()))
  const counts = await Promise.all(tablets.map((tablet) => tablet.engine().syncView()))
  const waiting = counts.reduce((sum, { local, sent, refused }) => sum + local + sent + refused, 0)
  return { waiting, views: waiting > 0 ? [] : await Promise.all(tablets.map((each) => viewOf(each, cases))) }
}

async function viewOf(tablet: Device, cases: readonly string[]): Promise<string> {
  const hash = createHash('sha256')
  for (const record of cases) hash.update(JSON.stringify(digest(await tablet.engine().openCase(record))))
  return hash.digest('hex')
}

async function obey(order: Order): Promise<Report> {
  if (order.do === 'exchange') return exchange(order.cases)
  await (order.do === 'enrol' ? enrol() : edit(order.cases, order.count))
  return { waiting: 0, views: [] }
}

process.on('message', (order) => {
  void obey(order as Order).then((report) => process.send?.(report))
})
