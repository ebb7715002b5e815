import { databaseOf } from '#lib/domain/schema/database.ts'
import { grantOf } from '#lib/domain/schema/roles.ts'
import type { Entry } from '#lib/entries/entry.ts'
import { newRecordId } from '#lib/entries/ids.ts'
import { createAuthor, writeEntry } from '#server/demo/author.ts'
import { createInventor } from '#server/demo/people.ts'
import { writeCase, type Pen, type Team } from '#server/demo/pipeline.ts'
import { createChance } from '#server/demo/seeded.ts'
import { writeForOthers } from '#server/gateway/exchange/write-entries.ts'
import type { StartedAll } from '#server/start-all.ts'

/** Who benches: an operator of one tavolo. */
export const benchUser = { login: 'bench', password: 'prova-win-2026' }

/** The one tavolo of the bench. */
export const benchTavolo = 'empoli'

/** Where the storm is, so that its tablets begin with nothing. */
export const stormTavolo = 'vinci'

/** Fills a replica with cases of invented people: `docs` entries of cases being assessed, or `cases` new ones. */
export async function seedReplica(
  all: StartedAll,
  size: { docs: number } | { cases: number },
): Promise<string> {
  const grants = ['rete', grantOf('operatore', benchTavolo), grantOf('coordinatore', benchTavolo)]
  await all.addUser({ ...benchUser, name: 'Banco di prova', grants })
  const entries = await inventEntries('win-bench', size)
  const database = databaseOf('tavolo', benchTavolo).name
  await put(all, database, entries)
  return database
}

/** Entries of invented cases that no replica holds yet; the same for the same name. */
export async function inventEntries(
  name: string,
  size: { docs: number } | { cases: number },
): Promise<Entry[]> {
  const pen = await dipPen(name)
  const invent = createInventor(pen.chance, pen.now)
  const write = (stage: 'SEGNALATO' | 'IN_VALUTAZIONE') =>
    writeCase(pen, invent(benchTavolo), stage, pen.now - pen.chance.whole(40, 300) * 86_400_000)
  if ('docs' in size) while (pen.written.tavolo.length < size.docs) await write('IN_VALUTAZIONE')
  else for (let left = size.cases; left > 0; left -= 1) await write('SEGNALATO')
  return pen.written.tavolo.slice(0, 'docs' in size ? size.docs : undefined)
}

/** The person whose file is long, as the list names them. */
export const longName = { name: 'Lunga', surname: 'Cartella' }

/** Puts one case of `count` entries among the others: years of interviews. */
export async function seedLongCase(all: StartedAll, count: number): Promise<void> {
  const pen = await dipPen('win-bench-long')
  const person = { ...createInventor(pen.chance, pen.now)(benchTavolo), ...longName }
  const { record } = await writeCase(pen, person, 'IN_PERCORSO', pen.now - 300 * 86_400_000)
  const { tutor } = pen.team
  for (let n = pen.written.tavolo.length; n < count; n += 1) {
    const at = pen.now - n * 86_400_000
    const date = new Date(at).toISOString().slice(0, 10)
    const set = { date, type: 'TUTORAGGIO', note: `Giornata ${n}: si è parlato di orari e di spostamenti.` }
    const interview = newRecordId('interview', pen.chance.random)
    const writing = { kind: 'interview', record: interview, case: record, at, set }
    pen.written.tavolo.push(await writeEntry(tutor, writing, pen.chance.random))
  }
  await put(all, databaseOf('tavolo', benchTavolo).name, pen.written.tavolo)
}

async function dipPen(name: string): Promise<Pen> {
  const chance = createChance(name)
  const roles = ['coordinatore', 'assistente-sociale', 'operatore', 'tutor', 'volontario'] as const
  const authors = await Promise.all(
    roles.map(async (role) => [role, await createAuthor(role, chance.random, 'banco di prova')]),
  )
  const team = Object.fromEntries(authors) as Team
  const now = Date.parse('2026-11-17T08:00:00.000Z')
  return { chance, now, team, bodyOf: () => '', written: { contatti: [], tavolo: [] } }
}

async function put(all: StartedAll, database: string, entries: readonly Entry[]): Promise<void> {
  for (let from = 0; from < entries.length; from += 500) {
    await writeForOthers(all.gateway, database, entries.slice(from, from + 500))
  }
}
