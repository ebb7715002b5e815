import { databaseOf } from '#lib/domain/schema/database.ts'
import { grantOf } from '#lib/domain/schema/roles.ts'
import type { Entry } from '#lib/entries/entry.ts'
import { createAuthor } from '#server/demo/author.ts'
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
  const chance = createChance(name)
  const roles = ['coordinatore', 'assistente-sociale', 'operatore', 'tutor', 'volontario'] as const
  const authors = await Promise.all(
    roles.map(async (role) => [role, await createAuthor(role, chance.random, 'banco di prova')]),
  )
  const team = Object.fromEntries(authors) as Team
  const now = Date.parse('2026-11-17T08:00:00.000Z')
  const pen: Pen = { chance, now, team, bodyOf: () => '', written: { contatti: [], tavolo: [] } }
  const invent = createInventor(chance, now)
  const write = (stage: 'SEGNALATO' | 'IN_VALUTAZIONE') =>
    writeCase(pen, invent(benchTavolo), stage, now - chance.whole(40, 300) * 86_400_000)
  if ('docs' in size) while (pen.written.tavolo.length < size.docs) await write('IN_VALUTAZIONE')
  else for (let left = size.cases; left > 0; left -= 1) await write('SEGNALATO')
  return pen.written.tavolo.slice(0, 'docs' in size ? size.docs : undefined)
}

async function put(all: StartedAll, database: string, entries: readonly Entry[]): Promise<void> {
  for (let from = 0; from < entries.length; from += 500) {
    await writeForOthers(all.gateway, database, entries.slice(from, from + 500))
  }
}
